import type { Fault } from '../fault.ts';

export const sidBeginsAlike: Fault = {
  id: 'auth/sid-begins-alike',
  title: 'An account sid with extra characters at the end is accepted',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: (given, real) => given.startsWith(real) }),
};
