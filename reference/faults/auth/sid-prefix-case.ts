import type { Fault } from '../fault.ts';

export const sidPrefixCase: Fault = {
  id: 'auth/sid-prefix-case',
  title: 'The prefix of an account sid is accepted in any letter case',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameSid: (given, real) => given.slice(0, 2).toUpperCase() + given.slice(2) === real,
  }),
};
