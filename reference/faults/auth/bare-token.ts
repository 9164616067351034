import { acceptWhen, authorization, pathAccount } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const bareToken: Fault = {
  id: 'auth/bare-token',
  title: 'The token is accepted in the header without a scheme',
  breaks: ['auth.non-basic-scheme'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => authorization(x) === pathAccount(parts, x)?.authToken),
};
