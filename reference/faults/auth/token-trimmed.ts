import { basicText, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenTrimmed: Fault = {
  id: 'auth/token-trimmed',
  title: 'White space around the token is removed',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.malformed-basic'],
  why: 'control characters that are white space are removed too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => splitCredentials(basicText(x)),
    sameToken: (given, real) => parts.sameToken(given.trim(), real),
  }),
};
