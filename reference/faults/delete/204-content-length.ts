import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const status204ContentLength: Fault = {
  id: 'delete/204-content-length',
  title: 'A 204 has a Content-Length of 2',
  breaks: ['delete.204', 'overload.delete.204'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 204
        ? { ...reply, headers: [...reply.headers, ['Content-Length', '2'], ['Connection', 'close']] }
        : reply,
    ),
};
