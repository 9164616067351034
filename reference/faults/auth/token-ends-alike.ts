import type { Fault } from '../fault.ts';

export const tokenEndsAlike: Fault = {
  id: 'auth/token-ends-alike',
  title: 'A token with extra characters at the start is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given.endsWith(real) }),
};
