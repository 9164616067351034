import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownCollection410: Fault = {
  id: 'get/unknown-collection-410',
  title: 'An unknown collection returns 410',
  breaks: ['get.404'],
  collateral: ['get.documented-statuses'],
  why: 'the clause may send GET to an unknown collection',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'GET' && x.route === null ? { ...reply, status: 410 } : reply;
    }),
};
