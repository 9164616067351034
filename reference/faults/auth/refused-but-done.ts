import type { Fault } from '../fault.ts';
import { carryOut, onStage } from '../support.ts';

export const refusedButDone: Fault = {
  id: 'auth/refused-but-done',
  title: 'A write with wrong credentials returns 401 but is carried out',
  breaks: ['auth.no-side-effects'],
  collateral: ['lifecycle.model', 'lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      if (reply !== null && x.method !== 'GET') await carryOut(parts, x);
      return reply;
    }),
};
