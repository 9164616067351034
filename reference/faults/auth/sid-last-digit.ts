import type { Fault } from '../fault.ts';

export const sidLastDigit: Fault = {
  id: 'auth/sid-last-digit',
  title: 'An account sid with another last digit is accepted',
  breaks: ['auth.unknown-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameSid: (given, real) => given.length === real.length && given.slice(0, -1) === real.slice(0, -1),
  }),
};
