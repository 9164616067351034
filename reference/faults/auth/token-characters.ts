import type { Fault } from '../fault.ts';

export const tokenCharacters: Fault = {
  id: 'auth/token-characters',
  title: 'A token of another length is accepted where its characters are those of the real one',
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
