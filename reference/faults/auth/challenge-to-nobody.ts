import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const challengeToNobody: Fault = {
  id: 'auth/challenge-to-nobody',
  title: 'A 401 has a challenge only when no credentials were sent',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: (x) => (authorization(x) === null ? parts.challenges(x) : []) }),
};
