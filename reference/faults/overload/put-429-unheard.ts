import type { Fault } from '../fault.ts';
import { ignoreHook, isOverloadedPut } from '../support.ts';

export const put429Unheard: Fault = {
  id: 'overload/put-429-unheard',
  title: 'The hook cannot make an overloaded PUT return 429',
  breaks: ['overload.put.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 429, isOverloadedPut),
};
