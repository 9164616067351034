import type { Fault } from '../fault.ts';
import { onReply, replaceContentType } from '../support.ts';

export const jsonExtension: Fault = {
  id: 'media/json-extension',
  title: 'Representations are labelled application/hal+json',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.item !== null && reply.status === 200 ? replaceContentType(reply, 'application/hal+json') : reply,
    ),
};
