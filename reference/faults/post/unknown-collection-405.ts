import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownCollection405: Fault = {
  id: 'post/unknown-collection-405',
  title: 'POST to an unknown collection returns 405',
  breaks: ['post.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'POST' && x.route === null ? parts.error(refusal(405, x), x) : reply;
    }),
};
