import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const emptyBodies: Fault = {
  id: 'impostor/empty-bodies',
  title: 'Every status is right, but every body is empty',
  breaks: [
    'get.200',
    'post.201',
    'put.201',
    'overload.put.201',
    'error.shape',
    'write.error-details',
    'write.round-trip',
    'post.400',
    'put.400',
    'overload.put.400',
  ],
  collateral: [],
  deterministic: true,
  apply: (parts) => onReply(parts, (reply) => ({ ...reply, body: reply.body === null ? null : '' })),
};
