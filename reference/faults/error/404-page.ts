import type { Fault } from '../fault.ts';
import { onReply, textReply } from '../support.ts';

export const status404Page: Fault = {
  id: 'error/404-page',
  title: 'The body of a 404 is an HTML page',
  breaks: ['error.shape'],
  collateral: ['media.response-type'],
  why: 'the error body has the wrong media type',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) => (reply.status === 404 ? textReply(404, 'text/html', '<h1>Not Found</h1>') : reply)),
};
