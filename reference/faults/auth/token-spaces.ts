import type { Fault } from '../fault.ts';

export const tokenSpaces: Fault = {
  id: 'auth/token-spaces',
  title: 'Spaces around the token are removed',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => parts.sameToken(given.replace(/^ +| +$/g, ''), real) }),
};
