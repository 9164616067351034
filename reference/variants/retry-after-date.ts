import type { Variant } from './variant.ts';

export const retryAfterDate: Variant = {
  id: 'retry-after-date',
  title: 'A 429 and a 503 say by a date when to come back',
  apply: (parts) => ({
    ...parts,
    retryAfter: (status) => (status === 429 || status === 503 ? new Date(parts.now() + 1000).toUTCString() : null),
  }),
};
