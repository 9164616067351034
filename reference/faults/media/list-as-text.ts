import type { Fault } from '../fault.ts';
import { isList, onReply, replaceContentType } from '../support.ts';

export const listAsText: Fault = {
  id: 'media/list-as-text',
  title: 'Lists are labelled text/plain',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => (isList(x) && reply.status === 200 ? replaceContentType(reply, 'text/plain') : reply)),
};
