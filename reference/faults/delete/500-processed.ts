import type { Fault } from '../fault.ts';
import { refusedButDone } from '../support.ts';

export const status500Processed: Fault = {
  id: 'delete/500-processed',
  title: 'A native DELETE returns 500 but is carried out',
  breaks: ['delete.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 500, (x) => x.method === 'DELETE' && !x.overloaded),
};
