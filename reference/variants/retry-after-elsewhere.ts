import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const retryAfterElsewhere: Variant = {
  id: 'retry-after-elsewhere',
  title: 'The Retry-After of a 429 has an obsolete date, and a redirect has one too',
  apply: (parts) =>
    onReply(
      {
        ...parts,
        retryAfter: (status) => (status === 429 || status === 503 ? 'Sunday, 06-Nov-94 08:49:37 GMT' : null),
      },
      (reply) =>
        reply.status === 302 || reply.status === 405
          ? { ...reply, headers: [...reply.headers, ['Retry-After', '120']] }
          : reply,
    ),
};
