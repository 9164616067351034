import type { Fault } from '../fault.ts';

export const tokenCharacters: Fault = {
  id: 'auth/token-characters',
  title: 'A longer or shorter token made of the same characters is accepted',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameToken: (given, real) => {
      const left = new Set(real);
      const sameCharacters = given !== '' && [...given].every((character) => left.has(character));
      return given === real || (sameCharacters && given.length !== real.length);
    },
  }),
};
