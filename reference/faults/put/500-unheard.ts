import type { Fault } from '../fault.ts';
import { ignoreHook, isPut } from '../support.ts';

export const status500Unheard: Fault = {
  id: 'put/500-unheard',
  title: 'The hook cannot make PUT return 500',
  breaks: ['put.500', 'overload.put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 500, isPut),
};
