import type { Fault } from '../fault.ts';
import { refusedButDone } from '../support.ts';

export const status500Processed: Fault = {
  id: 'post/500-processed',
  title: 'POST returns 500 but is carried out',
  breaks: ['post.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 500, (x) => x.method === 'POST'),
};
