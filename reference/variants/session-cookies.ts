import { randomBytes } from 'node:crypto';
import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const sessionCookies: Variant = {
  id: 'session-cookies',
  title: 'Every response sets a cookie that opens nothing',
  apply: (parts) =>
    onReply(parts, (reply) => ({
      ...reply,
      headers: [...reply.headers, ['Set-Cookie', `visit=${randomBytes(8).toString('hex')}; Path=/; HttpOnly`]],
    })),
};
