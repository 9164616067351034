import type { Fault } from '../fault.ts';
import { isOverloadedDelete, refusedButDone } from '../support.ts';

export const delete429Processed: Fault = {
  id: 'overload/delete-429-processed',
  title: 'An overloaded DELETE is answered 429 and processed',
  breaks: ['overload.delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, isOverloadedDelete),
};
