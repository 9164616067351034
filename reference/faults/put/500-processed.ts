import type { Fault } from '../fault.ts';
import { isNativePut, refusedButDone } from '../support.ts';

export const status500Processed: Fault = {
  id: 'put/500-processed',
  title: 'A native PUT returns 500 but is carried out',
  breaks: ['put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 500, isNativePut),
};
