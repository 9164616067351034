import type { Fault } from '../fault.ts';

export const sidHalf: Fault = {
  id: 'auth/sid-half',
  title: 'The first half of an account sid is accepted',
  breaks: ['auth.unknown-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameSid: (given, real) => given === real || (given.length >= 16 && given.length < 20 && real.startsWith(given)),
  }),
};
