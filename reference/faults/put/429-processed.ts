import type { Fault } from '../fault.ts';
import { isNativePut, refusedButDone } from '../support.ts';

export const status429Processed: Fault = {
  id: 'put/429-processed',
  title: 'A native PUT returns 429 but is carried out',
  breaks: ['put.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, isNativePut),
};
