import type { Fault } from '../fault.ts';

export const status503RetryNegative: Fault = {
  id: 'get/503-retry-negative',
  title: 'The Retry-After of a 503 is negative',
  breaks: ['get.503'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, retryAfter: (status, x) => (status === 503 ? '-1' : parts.retryAfter(status, x)) }),
};
