import type { Fault } from '../fault.ts';
import { findAnywhere, onStage } from '../support.ts';

export const foreignSid404ButDeleted: Fault = {
  id: 'auth/foreign-sid-404-but-deleted',
  title: 'A DELETE of another account’s sid returns 404 but deletes the resource',
  breaks: ['auth.isolation'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const reaching = findAnywhere(parts, () => true);
    return onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      if (reply === null || x.route === null || x.method !== 'DELETE') return reply;
      const item = await reaching.find(x.route, x);
      if (item !== null) parts.store.delete(item);
      return reply;
    });
  },
};
