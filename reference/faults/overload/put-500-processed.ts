import type { Fault } from '../fault.ts';
import { isOverloadedPut, refusedButDone } from '../support.ts';

export const put500Processed: Fault = {
  id: 'overload/put-500-processed',
  title: 'An overloaded PUT returns 500 but is carried out',
  breaks: ['overload.put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 500, isOverloadedPut),
};
