import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { asksFor } from '../support.ts';

export const redirectOpen: Fault = {
  id: 'auth/redirect-open',
  title: 'A request that is to be redirected needs no valid token',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => authorization(x) !== null && asksFor(parts, x, 302)),
};
