import type { Fault } from '../fault.ts';

export const sidCut: Fault = {
  id: 'auth/sid-cut',
  title: 'An account sid without its last character is accepted',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: (given, real) => given === real || given === real.slice(0, -1) }),
};
