import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const status422: Fault = {
  id: 'write/422',
  title: 'Invalid data returns 422',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.documented-statuses'],
  collateral: ['error.shape'],
  why: 'the status in the error body differs from the expected one',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'validate', async (_, next) => {
      const reply = await next();
      return reply === null ? null : { ...reply, status: 422 };
    }),
};
