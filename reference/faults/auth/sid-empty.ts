import type { Fault } from '../fault.ts';

export const sidEmpty: Fault = {
  id: 'auth/sid-empty',
  title: 'No account sid at all is as good as the right one',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: (given, real) => given === '' || given === real }),
};
