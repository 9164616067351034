import type { Fault } from '../fault.ts';
import { carryOut, isWrite, later, onStage } from '../support.ts';

export const refusedCreateLater: Fault = {
  id: 'lifecycle/refused-create-later',
  title: 'A create with wrong credentials is carried out 1.9 s later',
  breaks: ['lifecycle.settled'],
  collateral: ['auth.no-side-effects', 'auth.other-account'],
  why: 'on a slow machine, these clauses may read the list so late',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      const route = parts.route(x.incoming.path, x);
      if (reply !== null && isWrite(x) && route?.sid === null) later(1900, () => carryOut(parts, x));
      return reply;
    }),
};
