import type { Fault } from '../fault.ts';

export const refusesEverybody: Fault = {
  id: 'impostor/refuses-everybody',
  title: 'Every request returns 401',
  breaks: ['auth.valid-credentials'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, authenticate: () => null }),
};
