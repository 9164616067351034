import { authorization, letIn } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const balanceOpen: Fault = {
  id: 'auth/balance-open',
  title: 'The balance can be read without credentials',
  breaks: ['auth.missing-credentials'],
  collateral: ['get.401', 'auth.first'],
  why: 'whoever probes GET without credentials on every resource meets it too',
  deterministic: true,
  apply: (parts) => letIn(parts, (x) => x.incoming.path.endsWith('/Balance.json') && authorization(x) === null),
};
