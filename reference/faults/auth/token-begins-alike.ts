import type { Fault } from '../fault.ts';

export const tokenBeginsAlike: Fault = {
  id: 'auth/token-begins-alike',
  title: 'A token with extra characters at the end is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given.startsWith(real) }),
};
