import type { Fault } from '../fault.ts';

export const sidEmpty: Fault = {
  id: 'auth/sid-empty',
  title: 'An empty account sid is accepted',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: (given, real) => given === '' || given === real }),
};
