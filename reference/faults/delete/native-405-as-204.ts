import type { Fault } from '../fault.ts';
import { isSingleton, refuseAt } from '../support.ts';

export const native405As204: Fault = {
  id: 'delete/native-405-as-204',
  title: 'An unsupported native DELETE returns 204',
  breaks: ['delete.405', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.method === 'DELETE' && !x.overloaded && isSingleton(x),
      (x) => parts.deleted(x),
    ),
};
