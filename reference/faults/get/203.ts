import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const status203: Fault = {
  id: 'get/203',
  title: 'GET of the balance returns 203',
  breaks: ['get.200', 'get.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 200, 203, (x) => x.incoming.path.endsWith('/Balance.json')),
};
