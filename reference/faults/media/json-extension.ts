import type { Fault } from '../fault.ts';
import { onReply, retype } from '../support.ts';

export const jsonExtension: Fault = {
  id: 'media/json-extension',
  title: 'Representations are labelled application/hal+json',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.item !== null && reply.status === 200 ? retype(reply, 'application/hal+json') : reply,
    ),
};
