import { acceptWhen, basicText, pathAccount } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenEmpty: Fault = {
  id: 'auth/token-empty',
  title: 'An empty token is accepted by GET',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptWhen(parts, (x) => x.method === 'GET' && basicText(x) === `${pathAccount(parts, x)?.accountSid}:`),
};
