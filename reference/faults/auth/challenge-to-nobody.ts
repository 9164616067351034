import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const challengeToNobody: Fault = {
  id: 'auth/challenge-to-nobody',
  title: 'Only who sends no credentials at all is told how to',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: (x) => (authorization(x) === null ? parts.challenges(x) : []) }),
};
