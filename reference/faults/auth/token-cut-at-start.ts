import type { Fault } from '../fault.ts';

export const tokenCutAtStart: Fault = {
  id: 'auth/token-cut-at-start',
  title: 'A token without its first character is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given === real || given === real.slice(1) }),
};
