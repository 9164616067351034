import { basicText, letIn, pathAccount, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const putAnyToken: Fault = {
  id: 'auth/put-any-token',
  title: 'A native PUT takes any token of the right account sid',
  breaks: ['put.401'],
  collateral: ['auth.wrong-token', 'auth.first', 'auth.no-side-effects', 'overload.equivalence'],
  why: 'a wrong token on PUT is accepted, on its overloaded form it is not',
  deterministic: true,
  apply: (parts) =>
    letIn(
      parts,
      (x) => isNativePut(x) && splitCredentials(basicText(x))?.accountSid === pathAccount(parts, x)?.accountSid,
    ),
};
