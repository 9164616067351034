import type { Fault } from '../fault.ts';
import { oneIn, onReply } from '../support.ts';

export const teapot: Fault = {
  id: 'rare/teapot',
  title: 'One GET in twenty is answered 418',
  breaks: ['get.documented-statuses'],
  collateral: ['get.200', 'get.safe', 'lifecycle.model', 'write.round-trip'],
  why: 'it strikes anybody',
  deterministic: false,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.method === 'GET' && reply.status === 200 && oneIn(20) ? { ...reply, status: 418 } : reply,
    ),
};
