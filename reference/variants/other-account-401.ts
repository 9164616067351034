import { onStage } from '../faults/support.ts';
import { refusal } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const otherAccount401: Variant = {
  id: 'other-account-401',
  title: 'A request for another account’s resource returns 401',
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      return x.route !== null && !parts.owns(x.route, x) ? parts.error(refusal(401, x), x) : reply;
    }),
};
