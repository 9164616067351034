import { header } from '../../http/headers.ts';
import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const badEscape500: Fault = {
  id: 'write/bad-escape-500',
  title: 'An invalid percent-escape in a form returns 500',
  breaks: ['write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'form',
      (x) =>
        /%(?![0-9a-f]{2})/i.test(x.incoming.body.toString('latin1')) &&
        parts.isForm(header(x.incoming, 'content-type'), x),
      (x) => parts.error(refusal(500, x), x),
    ),
};
