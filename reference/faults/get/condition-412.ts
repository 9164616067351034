import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const condition412: Fault = {
  id: 'get/condition-412',
  title: 'GET returns 412 when its condition is false',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 304, 412),
};
