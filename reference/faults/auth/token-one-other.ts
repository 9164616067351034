import type { Fault } from '../fault.ts';

export const tokenOneOther: Fault = {
  id: 'auth/token-one-other',
  title: 'A token with one character replaced is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameToken: (given, real) => {
      const wrong = [...given].filter((character, at) => character !== real[at]).length;
      return given.length === real.length && wrong <= 1;
    },
  }),
};
