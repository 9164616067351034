import type { Fault } from '../fault.ts';
import { isOverloadedPut, refusedButDone } from '../support.ts';

export const put429Processed: Fault = {
  id: 'overload/put-429-processed',
  title: 'An overloaded PUT returns 429 but is carried out',
  breaks: ['overload.put.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, isOverloadedPut),
};
