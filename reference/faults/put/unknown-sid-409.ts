import type { Fault } from '../fault.ts';
import { isPut, onStage } from '../support.ts';

export const unknownSid409: Fault = {
  id: 'put/unknown-sid-409',
  title: 'PUT with an unknown sid returns 409',
  breaks: ['put.404', 'overload.put.404', 'write.documented-statuses'],
  collateral: ['error.shape', 'lifecycle.model'],
  why: 'the status is not a documented one',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      return reply !== null && isPut(x) ? { ...reply, status: 409 } : reply;
    }),
};
