import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownCollection405: Fault = {
  id: 'delete/unknown-collection-405',
  title: 'DELETE in an unknown collection returns 405',
  breaks: ['delete.404', 'overload.delete.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return reply !== null && x.method === 'DELETE' && x.route === null ? parts.error(refusal(405, x), x) : reply;
    }),
};
