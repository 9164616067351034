import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const status503As500: Fault = {
  id: 'get/503-as-500',
  title: 'A temporary failure is answered 500',
  breaks: ['get.503'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 503, 500),
};
