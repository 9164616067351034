import type { Variant } from './variant.ts';

export const retryAfterDate: Variant = {
  id: 'retry-after-date',
  title: 'The Retry-After of a 429 or 503 is a date',
  apply: (parts) => ({
    ...parts,
    retryAfter: (status) => (status === 429 || status === 503 ? new Date(parts.now() + 1000).toUTCString() : null),
  }),
};
