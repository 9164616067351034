import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const balanceOpen: Fault = {
  id: 'auth/balance-open',
  title: 'The balance can be read without credentials',
  breaks: ['auth.missing-credentials'],
  collateral: ['get.401', 'auth.first'],
  why: 'every probe that reads without credentials includes the balance',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.incoming.path.endsWith('/Balance.json') && authorization(x) === null),
};
