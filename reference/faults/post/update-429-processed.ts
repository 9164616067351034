import type { Fault } from '../fault.ts';
import { isInstance, refusedButDone } from '../support.ts';

export const update429Processed: Fault = {
  id: 'post/update-429-processed',
  title: 'POST to an instance returns 429 but is carried out',
  breaks: ['post.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 429, (x) => x.method === 'POST' && isInstance(x)),
};
