import { acceptWhen, basicText, pathAccount, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const deleteAnyToken: Fault = {
  id: 'auth/delete-any-token',
  title: 'DELETE accepts any token with the right account sid',
  breaks: ['delete.401', 'overload.delete.401', 'auth.wrong-token', 'auth.near-miss-token'],
  collateral: ['auth.first', 'auth.url-userinfo'],
  why: 'these clauses send DELETE with a wrong token',
  deterministic: true,
  apply: (parts) =>
    acceptWhen(
      parts,
      (x) => x.method === 'DELETE' && splitCredentials(basicText(x))?.accountSid === pathAccount(parts, x)?.accountSid,
    ),
};
