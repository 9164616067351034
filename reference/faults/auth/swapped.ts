import type { Fault } from '../fault.ts';

export const swapped: Fault = {
  id: 'auth/swapped',
  title: 'Account sid and token are accepted in either order',
  breaks: ['auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    authenticate: (given, x) =>
      parts.authenticate(given, x) ??
      parts.authenticate(given && { accountSid: given.authToken, authToken: given.accountSid }, x),
  }),
};
