import { randomBytes } from 'node:crypto';
import { oneIn, onReply } from '../faults/support.ts';
import type { Pairs } from '../model.ts';
import type { Variant } from './variant.ts';

export const varyingHeaders: Variant = {
  id: 'varying-headers',
  title: 'Header fields of a framework, a limiter and a tracer differ on every answer, and one of them is often absent',
  apply: (parts) => {
    let left = 100_000;
    return onReply(parts, (reply) => {
      left -= 1;
      const varying: Pairs = [
        ['X-Runtime', (Math.random() / 100).toFixed(6)],
        ['RateLimit-Remaining', String(left)],
        ['CF-Ray', `${randomBytes(8).toString('hex')}-FRA`],
        ['Server-Timing', `app;dur=${(Math.random() * 5).toFixed(1)}`],
        ['traceparent', `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`],
        ['Vary', oneIn(2) ? 'Accept, Origin' : 'Origin, Accept'],
        ...(oneIn(2) ? ([['X-Cache', 'MISS']] satisfies Pairs) : []),
      ];
      return { ...reply, headers: [...reply.headers, ...varying] };
    });
  },
};
