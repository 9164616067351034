import type { Fault } from '../fault.ts';
import { onReply, textReply } from '../support.ts';

export const status404Empty: Fault = {
  id: 'error/404-empty',
  title: 'A 404 has no body',
  breaks: ['error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) => onReply(parts, (reply) => (reply.status === 404 ? textReply(404, null, '') : reply)),
};
