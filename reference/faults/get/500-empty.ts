import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const status500Empty: Fault = {
  id: 'get/500-empty',
  title: 'A 500 to GET has no body',
  breaks: ['get.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => (reply.status === 500 && x.method === 'GET' ? { ...reply, body: '' } : reply)),
};
