import type { Fault } from '../fault.ts';

export const status429RetrySoon: Fault = {
  id: 'get/429-retry-soon',
  title: 'The Retry-After of a 429 is the word “soon”',
  breaks: ['get.429', 'post.429', 'put.429', 'delete.429', 'overload.put.429', 'overload.delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, retryAfter: (status, x) => (status === 429 ? 'soon' : parts.retryAfter(status, x)) }),
};
