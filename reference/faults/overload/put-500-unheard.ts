import type { Fault } from '../fault.ts';
import { ignoreHook, isOverloadedPut } from '../support.ts';

export const put500Unheard: Fault = {
  id: 'overload/put-500-unheard',
  title: 'The hook cannot make an overloaded PUT return 500',
  breaks: ['overload.put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 500, isOverloadedPut),
};
