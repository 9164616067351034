import { invalid } from '../../problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const withBody400: Fault = {
  id: 'delete/with-body-400',
  title: 'A DELETE with content is answered 400',
  breaks: ['delete.documented-statuses'],
  collateral: ['overload.equivalence', 'overload.delete.204', 'overload.other-parameters', 'auth.first'],
  why: 'an overloaded DELETE of theirs may have content',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'DELETE' && x.incoming.body.length > 0,
      (x) => parts.error(invalid('A DELETE has no content'), x),
    ),
};
