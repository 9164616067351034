import type { Fault } from '../fault.ts';

export const tokenUntilColon: Fault = {
  id: 'auth/token-until-colon',
  title: 'The token is cut at its first colon',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameToken: (given, real) => parts.sameToken(given.split(':')[0] ?? '', real.split(':')[0] ?? ''),
  }),
};
