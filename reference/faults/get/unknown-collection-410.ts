import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownCollection410: Fault = {
  id: 'get/unknown-collection-410',
  title: 'A collection that does not exist is gone',
  breaks: ['get.404'],
  collateral: ['get.documented-statuses'],
  why: 'a GET of its may be to no collection',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'GET' && x.route === null ? { ...reply, status: 410 } : reply;
    }),
};
