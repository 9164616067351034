import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const status500AsList: Fault = {
  id: 'get/500-as-list',
  title: 'The body of a 500 to GET is an array',
  breaks: ['get.500', 'error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 500 && x.method === 'GET' ? { ...reply, body: `[${reply.body}]` } : reply,
    ),
};
