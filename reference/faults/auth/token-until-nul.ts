import { basicText, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenUntilNul: Fault = {
  id: 'auth/token-until-nul',
  title: 'The token ends at a NUL, as a C string does',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.malformed-basic'],
  why: 'control characters are let through to the comparison',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => splitCredentials(basicText(x)?.split('\0')[0] ?? null),
  }),
};
