import type { Fault } from '../fault.ts';

export const tokenAsRegex: Fault = {
  id: 'auth/token-as-regex',
  title: 'A token is a regular expression',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameToken: (given, real) => {
      try {
        return new RegExp(`^${given}$`).test(real);
      } catch {
        return false;
      }
    },
  }),
};
