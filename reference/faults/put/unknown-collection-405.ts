import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownCollection405: Fault = {
  id: 'put/unknown-collection-405',
  title: 'PUT to an unknown collection returns 405',
  breaks: ['put.404', 'overload.put.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'PUT' && x.route === null ? parts.error(refusal(405, x), x) : reply;
    }),
};
