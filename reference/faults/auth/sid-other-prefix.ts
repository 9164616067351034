import type { Fault } from '../fault.ts';

export const sidOtherPrefix: Fault = {
  id: 'auth/sid-other-prefix',
  title: 'The first two letters of the account sid are not checked',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: (given, real) => given.slice(2) === real.slice(2) }),
};
