import type { Fault } from '../fault.ts';
import { onReply, textReply } from '../support.ts';

export const status503Page: Fault = {
  id: 'get/503-page',
  title: 'The body of a 503 is an HTML page',
  breaks: ['get.503', 'error.shape', 'media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) => (reply.status === 503 ? textReply(503, 'text/html', '<h1>Back soon</h1>') : reply)),
};
