import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const contentLengthZero: Variant = {
  id: 'content-length-zero',
  title: 'A 204 has a Content-Length of 0',
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 204 ? { ...reply, headers: [...reply.headers, ['Content-Length', '0']] } : reply,
    ),
};
