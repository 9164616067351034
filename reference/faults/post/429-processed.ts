import type { Fault } from '../fault.ts';
import { refusedButDone } from '../support.ts';

export const status429Processed: Fault = {
  id: 'post/429-processed',
  title: 'POST returns 429 but is carried out',
  breaks: ['post.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, (x) => x.method === 'POST'),
};
