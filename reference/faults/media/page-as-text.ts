import type { Fault } from '../fault.ts';
import { isList, onReply, replaceContentType } from '../support.ts';

export const pageAsText: Fault = {
  id: 'media/page-as-text',
  title: 'A list with a page size has the type text/plain',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 200 && isList(x) && x.incoming.query.some(([name]) => name === 'PageSize')
        ? replaceContentType(reply, 'text/plain')
        : reply,
    ),
};
