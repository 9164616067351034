import type { Fault } from '../fault.ts';

export const tokenCharacters: Fault = {
  id: 'auth/token-characters',
  title: 'The token is compared as a bag of characters',
  breaks: ['auth.near-miss-token'],
  collateral: ['auth.wrong-token', 'auth.url-userinfo'],
  why: 'a wrong token may happen to be made of the same characters',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    sameToken: (given, real) => {
      const left = new Set(real);
      return given !== '' && [...given].every((character) => left.has(character));
    },
  }),
};
