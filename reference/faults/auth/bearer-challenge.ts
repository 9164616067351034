import type { Fault } from '../fault.ts';

export const bearerChallenge: Fault = {
  id: 'auth/bearer-challenge',
  title: 'A 401 challenges for a bearer token',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: () => ['Bearer realm="Twilio API"'] }),
};
