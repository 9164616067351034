import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const unknownQuery400: Fault = {
  id: 'delete/unknown-query-400',
  title: 'DELETE with an unknown query parameter returns 400',
  breaks: ['delete.documented-statuses'],
  collateral: ['overload.other-parameters'],
  why: 'the overloaded DELETE of the clause has other query parameters',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'DELETE' && x.incoming.query.some(([name]) => name !== '_method'),
      (x) => parts.error(invalid('The query has an unknown parameter'), x),
    ),
};
