import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { hasMalformedSid, refuseAt } from '../support.ts';

export const malformedSid400: Fault = {
  id: 'delete/malformed-sid-400',
  title: 'DELETE with a malformed sid returns 400',
  breaks: ['delete.404', 'overload.delete.404', 'delete.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'DELETE' && hasMalformedSid(x),
      (x) => parts.error(invalid('That is no sid'), x),
    ),
};
