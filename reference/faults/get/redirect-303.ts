import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const redirect303: Fault = {
  id: 'get/redirect-303',
  title: 'A redirect is 303',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 302, 303),
};
