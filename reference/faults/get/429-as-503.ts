import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const status429As503: Fault = {
  id: 'get/429-as-503',
  title: 'GET returns 503 instead of 429 under load',
  breaks: ['get.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 429, 503, (x) => x.method === 'GET'),
};
