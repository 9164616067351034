import { basicText, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const controlsRemoved: Fault = {
  id: 'auth/controls-removed',
  title: 'Control characters are removed from the credentials',
  breaks: ['auth.malformed-basic', 'auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => splitCredentials(basicText(x)?.replace(/\p{Cc}/gu, '') ?? null),
  }),
};
