import type { Fault } from '../fault.ts';
import { isList, onReply } from '../support.ts';

export const listEmptyBody: Fault = {
  id: 'get/list-empty-body',
  title: 'GET of a list returns 200 with an empty body',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => onReply(parts, (reply, x) => (isList(x) && reply.status === 200 ? { ...reply, body: '' } : reply)),
};
