import { withoutHeader } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';
import { isCreate, onReply } from '../support.ts';

export const noResponseType: Fault = {
  id: 'media/no-response-type',
  title: 'The response to a create has no Content-Type',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      isCreate(x) && reply.status === 201 ? { ...reply, headers: withoutHeader(reply.headers, 'Content-Type') } : reply,
    ),
};
