import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const closingOn401: Variant = {
  id: 'closing-on-401',
  title: 'A 401 closes the connection',
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 401 ? { ...reply, headers: [...reply.headers, ['Connection', 'close']] } : reply,
    ),
};
