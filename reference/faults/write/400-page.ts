import type { Fault } from '../fault.ts';
import { onReply, textReply } from '../support.ts';

export const status400Page: Fault = {
  id: 'write/400-page',
  title: 'The body of a 400 is an HTML page',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details', 'error.shape'],
  collateral: ['media.response-type'],
  why: 'the error body has the wrong media type',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) => (reply.status === 400 ? textReply(400, 'text/html', '<h1>Bad Request</h1>') : reply)),
};
