import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const otherAccount403: Fault = {
  id: 'auth/other-account-403',
  title: 'A request for another account’s resource returns 403',
  breaks: ['auth.other-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      if (x.route === null || parts.owns(x.route, x)) return reply;
      return parts.error({ status: 403, code: 20003, message: 'These credentials do not open that account' }, x);
    }),
};
