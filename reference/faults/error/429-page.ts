import type { Fault } from '../fault.ts';
import { onReply, replaceContentType } from '../support.ts';

export const status429Page: Fault = {
  id: 'error/429-page',
  title: 'The body of a 429 is an HTML page',
  breaks: ['error.shape', 'media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 429 ? { ...replaceContentType(reply, 'text/html'), body: '<h1>Slow down</h1>' } : reply,
    ),
};
