import type { Fault } from '../fault.ts';
import { onReply, retype } from '../support.ts';

export const status401Text: Fault = {
  id: 'error/401-text',
  title: 'A 401 is a line of text',
  breaks: ['error.shape'],
  collateral: ['media.response-type'],
  why: 'an error body it is, of another media type',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status === 401 ? { ...retype(reply, 'text/plain'), body: 'Unauthorized' } : reply,
    ),
};
