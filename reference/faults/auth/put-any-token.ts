import { acceptWhen, basicText, pathAccount, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const putAnyToken: Fault = {
  id: 'auth/put-any-token',
  title: 'A native PUT accepts any token with the right account sid',
  breaks: ['put.401', 'auth.wrong-token', 'auth.near-miss-token'],
  collateral: ['auth.first', 'auth.url-userinfo'],
  why: 'these clauses send PUT with a wrong token',
  deterministic: true,
  apply: (parts) =>
    acceptWhen(
      parts,
      (x) => isNativePut(x) && splitCredentials(basicText(x))?.accountSid === pathAccount(parts, x)?.accountSid,
    ),
};
