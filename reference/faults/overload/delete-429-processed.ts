import type { Fault } from '../fault.ts';
import { isOverloadedDelete, refusedButDone } from '../support.ts';

export const delete429Processed: Fault = {
  id: 'overload/delete-429-processed',
  title: 'An overloaded DELETE returns 429 but is carried out',
  breaks: ['overload.delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, isOverloadedDelete),
};
