import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const closing: Variant = {
  id: 'closing',
  title: 'Every connection is closed after one answer',
  apply: (parts) => onReply(parts, (reply) => ({ ...reply, headers: [...reply.headers, ['Connection', 'close']] })),
};
