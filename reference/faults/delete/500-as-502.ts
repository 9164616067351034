import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const status500As502: Fault = {
  id: 'delete/500-as-502',
  title: 'An internal error of DELETE returns 502',
  breaks: ['delete.500', 'overload.delete.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 500, 502, (x) => x.method === 'DELETE'),
};
