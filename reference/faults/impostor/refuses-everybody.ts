import type { Fault } from '../fault.ts';

export const refusesEverybody: Fault = {
  id: 'impostor/refuses-everybody',
  title: 'Nobody is let in',
  breaks: ['auth.valid-credentials'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, authenticate: () => null }),
};
