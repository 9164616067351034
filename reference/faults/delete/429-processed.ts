import type { Fault } from '../fault.ts';
import { refusedButDone } from '../support.ts';

export const status429Processed: Fault = {
  id: 'delete/429-processed',
  title: 'A native DELETE returns 429 but is carried out',
  breaks: ['delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, (x) => x.method === 'DELETE' && !x.overloaded),
};
