import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isList, refuseAt } from '../support.ts';

export const next404: Fault = {
  id: 'list/next-404',
  title: 'The link to the next page is answered 404',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'act',
      (x) => isList(x) && x.incoming.query.some(([name]) => name === 'PageToken'),
      (x) => parts.error(refusal(404, x), x),
    ),
};
