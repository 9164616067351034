import type { Fault } from '../fault.ts';

export const refusesEverybody: Fault = {
  id: 'impostor/refuses-everybody',
  title: 'Nobody is let in',
  breaks: ['auth.valid-credentials'],
  collateral: ['auth.url-userinfo', 'auth.scheme-case'],
  why: 'the right credentials open nothing, however they come',
  deterministic: true,
  apply: (parts) => ({ ...parts, authenticate: () => null }),
};
