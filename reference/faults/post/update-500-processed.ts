import type { Fault } from '../fault.ts';
import { isInstance, refusedButDone } from '../support.ts';

export const update500Processed: Fault = {
  id: 'post/update-500-processed',
  title: 'POST to an instance returns 500 but is carried out',
  breaks: ['post.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refusedButDone(parts, 500, (x) => x.method === 'POST' && isInstance(x)),
};
