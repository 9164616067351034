import type { Fault } from '../fault.ts';

export const realmUnquoted: Fault = {
  id: 'auth/realm-unquoted',
  title: 'The realm contains a space but is not quoted',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: () => ['Basic realm=Twilio API'] }),
};
