import { onReply } from '../faults/support.ts';
import type { Pairs } from '../model.ts';
import type { Variant } from './variant.ts';

export const moreHeaders: Variant = {
  id: 'more-headers',
  title: 'Responses have the header fields of a cache and a proxy, and set a cookie',
  apply: (parts) => {
    let count = 0;
    return onReply(parts, (reply) => {
      count += 1;
      const headers: Pairs = [
        ['Via', `1.1 proxy-${count % 3}`],
        ['Age', String(count % 7)],
        ['Set-Cookie', `visit=${count}`],
        ['Vary', 'Accept, Authorization'],
      ];
      return { ...reply, headers: [...reply.headers, ...headers] };
    });
  },
};
