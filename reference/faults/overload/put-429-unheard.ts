import type { Fault } from '../fault.ts';
import { deaf, isOverloadedPut } from '../support.ts';

export const put429Unheard: Fault = {
  id: 'overload/put-429-unheard',
  title: 'The hook for 429 is not honoured by an overloaded PUT',
  breaks: ['overload.put.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => deaf(parts, 429, isOverloadedPut),
};
