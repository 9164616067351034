import { header } from '../../http/headers.ts';
import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const json500: Fault = {
  id: 'media/json-500',
  title: 'A JSON body causes a 500',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'form',
      (x) => /json/i.test(header(x.incoming, 'content-type') ?? ''),
      (x) => parts.error(refusal(500, x), x),
    ),
};
