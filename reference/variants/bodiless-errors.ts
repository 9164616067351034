import { onReply } from '../faults/support.ts';
import { withoutHeader } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const bodilessErrors: Variant = {
  id: 'bodiless-errors',
  title: 'Only a 400 has a body; every other error has none',
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status > 400 ? { ...reply, headers: withoutHeader(reply.headers, 'Content-Type'), body: null } : reply,
    ),
};
