import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const condition412: Fault = {
  id: 'get/condition-412',
  title: 'A condition that does not hold is answered 412',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 304, 412),
};
