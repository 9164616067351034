import type { Variant } from './variant.ts';

export const busy: Variant = {
  id: 'busy',
  title: 'More than four simultaneous requests return 429 with Retry-After',
  apply: (parts) => ({
    ...parts,
    latency: () => 2,
    admits: (inFlight) => inFlight <= 4,
    retryAfter: (status, x) => (status === 429 ? '0' : parts.retryAfter(status, x)),
  }),
};
