import type { Fault } from '../fault.ts';

export const overloadedWithoutChallenge: Fault = {
  id: 'auth/overloaded-without-challenge',
  title: 'A 401 to an overloaded request has no WWW-Authenticate',
  breaks: ['auth.challenge', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: (x) => (x.overloaded ? [] : parts.challenges(x)) }),
};
