import type { Fault } from '../fault.ts';
import { carryOut, isOverloadedDelete, onStage } from '../support.ts';

export const refusedButDeleted: Fault = {
  id: 'auth/refused-but-deleted',
  title: 'An overloaded DELETE with wrong credentials returns 401 but is carried out',
  breaks: ['auth.no-side-effects', 'overload.equivalence'],
  collateral: ['lifecycle.model', 'lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      if (reply !== null && isOverloadedDelete(x)) await carryOut(parts, x);
      return reply;
    }),
};
