import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const status304WithLength: Variant = {
  id: '304-with-length',
  title: 'A 304 has the Content-Length of the representation',
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 304 ? { ...reply, headers: [...reply.headers, ['Content-Length', '512']] } : reply,
    ),
};
