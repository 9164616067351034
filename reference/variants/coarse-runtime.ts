import { oneIn, onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const coarseRuntime: Variant = {
  id: 'coarse-runtime',
  title: 'A header field with the time that the answer took has one of two values',
  apply: (parts) =>
    onReply(parts, (reply) => ({
      ...reply,
      headers: [...reply.headers, ['X-Response-Time', oneIn(2) ? '1ms' : '2ms']],
    })),
};
