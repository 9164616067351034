import type { Fault } from '../fault.ts';
import { hasMalformedSid, onReply, textReply } from '../support.ts';

export const malformedSidPage: Fault = {
  id: 'error/malformed-sid-page',
  title: 'The 404 to a malformed sid is an HTML page',
  breaks: ['error.shape', 'media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 404 && hasMalformedSid(x) ? textReply(404, 'text/html', '<h1>Not Found</h1>') : reply,
    ),
};
