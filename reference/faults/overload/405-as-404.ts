import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isSingleton, refuseAt } from '../support.ts';

export const status405As404: Fault = {
  id: 'overload/405-as-404',
  title: 'An overloaded request to a read-only resource returns 404',
  breaks: ['overload.put.405', 'overload.delete.405', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.overloaded && isSingleton(x),
      (x) => parts.error(refusal(404, x), x),
    ),
};
