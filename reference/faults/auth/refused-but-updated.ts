import type { Fault } from '../fault.ts';
import { carryOut, isPut, onStage } from '../support.ts';

export const refusedButUpdated: Fault = {
  id: 'auth/refused-but-updated',
  title: 'A PUT with wrong credentials returns 401 but is carried out',
  breaks: ['auth.no-side-effects'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      if (reply !== null && isPut(x)) await carryOut(parts, x);
      return reply;
    }),
};
