import { basicText, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenUntilNul: Fault = {
  id: 'auth/token-until-nul',
  title: 'The token is cut at a NUL, as in a C string',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.malformed-basic'],
  why: 'control characters reach the comparison of tokens',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => splitCredentials(basicText(x)?.split('\0')[0] ?? null),
  }),
};
