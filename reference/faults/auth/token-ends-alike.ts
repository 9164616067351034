import type { Fault } from '../fault.ts';

export const tokenEndsAlike: Fault = {
  id: 'auth/token-ends-alike',
  title: 'A token with anything before the real one is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => given.endsWith(real) }),
};
