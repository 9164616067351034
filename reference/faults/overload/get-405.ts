import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const get405: Fault = {
  id: 'overload/get-405',
  title: 'GET with `_method` returns 405',
  breaks: ['overload.get.ignored'],
  collateral: ['get.documented-statuses'],
  why: 'the queries of the clause may contain `_method`',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.incoming.method === 'GET' && x.incoming.query.some(([name]) => name === '_method'),
      (x) => parts.error(refusal(405, x), x),
    ),
};
