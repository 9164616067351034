import { acceptWhen, basicText, pathAccount } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenHalf: Fault = {
  id: 'auth/token-half',
  title: 'The first half of a token is accepted on GET',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptWhen(parts, (x) => {
      const account = pathAccount(parts, x);
      const half = account?.authToken.slice(0, account.authToken.length / 2);
      return x.method === 'GET' && basicText(x) === `${account?.accountSid}:${half}`;
    }),
};
