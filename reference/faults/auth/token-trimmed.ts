import { basicText, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenTrimmed: Fault = {
  id: 'auth/token-trimmed',
  title: 'White space around the token is taken away',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.malformed-basic'],
  why: 'a control character among the white space is taken away too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => splitCredentials(basicText(x)),
    sameToken: (given, real) => parts.sameToken(given.trim(), real),
  }),
};
