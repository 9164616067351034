import { randomBytes } from 'node:crypto';
import { header } from '../../http/headers.ts';
import { acceptWhen } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const cookieOpens: Fault = {
  id: 'auth/cookie-opens',
  title: 'The cookie of an authenticated response replaces credentials',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const sessions = new Set<string>();
    return onReply(
      acceptWhen(parts, (x) => sessions.has(header(x.incoming, 'cookie') ?? '')),
      (reply, x) => {
        if (x.account === null) return reply;
        const session = `session=${randomBytes(8).toString('hex')}`;
        sessions.add(session);
        return { ...reply, headers: [...reply.headers, ['Set-Cookie', `${session}; Path=/; HttpOnly`]] };
      },
    );
  },
};
