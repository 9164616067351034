import type { Fault } from '../fault.ts';
import { onReply, textReply } from '../support.ts';

export const status400WithoutBody: Fault = {
  id: 'write/400-without-body',
  title: 'A 400 has no body',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details', 'error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) => onReply(parts, (reply) => (reply.status === 400 ? textReply(400, null, '') : reply)),
};
