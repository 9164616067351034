import type { Fault } from '../fault.ts';
import { jsonReply, onStage } from '../support.ts';

export const unknownCollection200: Fault = {
  id: 'get/unknown-collection-200',
  title: 'An unknown collection returns an empty list',
  breaks: ['get.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'GET' && x.route === null ? jsonReply(200, { items: [], page: 0 }) : reply;
    }),
};
