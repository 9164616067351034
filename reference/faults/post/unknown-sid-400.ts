import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownSid400: Fault = {
  id: 'post/unknown-sid-400',
  title: 'POST with an unknown sid returns 400',
  breaks: ['post.404'],
  collateral: ['lifecycle.model'],
  why: 'a generated sequence may use a resource after its DELETE',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'POST' ? parts.error(invalid('There is no such resource'), x) : reply;
    }),
};
