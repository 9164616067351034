import type { Fault } from '../fault.ts';
import { carryOut, onStage } from '../support.ts';

export const otherAccount404ButDone: Fault = {
  id: 'auth/other-account-404-but-done',
  title: 'A write to another account returns 404 but is carried out',
  breaks: ['auth.other-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'route', async (x, next) => {
      const reply = await next();
      if (x.route !== null && !parts.owns(x.route, x) && x.method !== 'GET')
        await carryOut(parts, { ...x, account: null });
      return reply;
    }),
};
