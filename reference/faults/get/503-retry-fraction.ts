import type { Fault } from '../fault.ts';

export const status503RetryFraction: Fault = {
  id: 'get/503-retry-fraction',
  title: 'The Retry-After of a 503 is a fraction of a second',
  breaks: ['get.503'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    retryAfter: (status, x) => (status === 503 ? '0.5' : parts.retryAfter(status, x)),
  }),
};
