import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const status429As503: Fault = {
  id: 'get/429-as-503',
  title: 'Too many requests to read are answered 503',
  breaks: ['get.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 429, 503, (x) => x.method === 'GET'),
};
