import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isCollection, isPut, refuseAt } from '../support.ts';

export const create405: Fault = {
  id: 'put/create-405',
  title: 'PUT to a collection returns 405',
  breaks: ['put.201', 'overload.put.201'],
  collateral: ['put.400', 'overload.put.400'],
  why: 'the create by PUT of these clauses is refused',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => isPut(x) && isCollection(x),
      (x) => parts.error(refusal(405, x), x),
    ),
};
