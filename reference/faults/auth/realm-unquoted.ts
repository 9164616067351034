import type { Fault } from '../fault.ts';

export const realmUnquoted: Fault = {
  id: 'auth/realm-unquoted',
  title: 'The realm has a space in it and no quotation marks',
  breaks: ['auth.challenge'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, challenges: () => ['Basic realm=Twilio API'] }),
};
