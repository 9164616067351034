import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const updated204Length: Fault = {
  id: 'delete/updated-204-length',
  title: 'The 204 for a resource that was updated has a Content-Length',
  breaks: ['delete.204', 'overload.delete.204'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 204 && x.item !== null && x.item.updatedAt !== x.item.createdAt
        ? { ...reply, headers: [...reply.headers, ['Content-Length', '2']] }
        : reply,
    ),
};
