import type { Fault } from '../fault.ts';

export const challengeWithoutRealm: Fault = {
  id: 'auth/challenge-without-realm',
  title: 'The Basic challenge has no realm',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: () => ['Basic'] }),
};
