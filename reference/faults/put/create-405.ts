import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isCollection, isPut, refuseAt } from '../support.ts';

export const create405: Fault = {
  id: 'put/create-405',
  title: 'PUT on a collection is not allowed',
  breaks: ['put.201', 'overload.put.201'],
  collateral: ['put.400', 'overload.put.400'],
  why: 'a create by PUT of theirs is refused',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => isPut(x) && isCollection(x),
      (x) => parts.error(refusal(405, x), x),
    ),
};
