import type { Fault } from '../fault.ts';
import { oneIn, onReply } from '../support.ts';

export const queryTeapot: Fault = {
  id: 'rare/query-teapot',
  title: 'One GET in twenty with a query returns 418',
  breaks: ['get.documented-statuses'],
  collateral: [],
  deterministic: false,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.method === 'GET' && x.incoming.query.length > 0 && reply.status === 200 && oneIn(20)
        ? { ...reply, status: 418 }
        : reply,
    ),
};
