import type { Fault } from '../fault.ts';

export const noChallenge: Fault = {
  id: 'auth/no-challenge',
  title: 'A 401 has no WWW-Authenticate',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: () => [] }),
};
