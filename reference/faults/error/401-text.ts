import type { Fault } from '../fault.ts';
import { onReply, replaceContentType } from '../support.ts';

export const status401Text: Fault = {
  id: 'error/401-text',
  title: 'The body of a 401 is plain text',
  breaks: ['error.shape'],
  collateral: ['media.response-type'],
  why: 'the error body has the wrong media type',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 401 ? { ...replaceContentType(reply, 'text/plain'), body: 'Unauthorized' } : reply,
    ),
};
