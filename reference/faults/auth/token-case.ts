import type { Fault } from '../fault.ts';

export const tokenCase: Fault = {
  id: 'auth/token-case',
  title: 'A token in other letter case is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given.toLowerCase() === real.toLowerCase() }),
};
