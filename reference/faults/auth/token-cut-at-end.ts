import type { Fault } from '../fault.ts';

export const tokenCutAtEnd: Fault = {
  id: 'auth/token-cut-at-end',
  title: 'A token without its last character is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given === real || given === real.slice(0, -1) }),
};
