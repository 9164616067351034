import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isNativePut, isSingleton, refuseAt } from '../support.ts';

export const native405As400: Fault = {
  id: 'put/native-405-as-400',
  title: 'An unsupported native PUT returns 400',
  breaks: ['put.405', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => isNativePut(x) && isSingleton(x),
      (x) => parts.error(invalid('PUT is no way to change this'), x),
    ),
};
