import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const condition412: Fault = {
  id: 'get/condition-412',
  title: 'GET returns 412 when its condition is false',
  breaks: ['get.304', 'get.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 304, 412),
};
