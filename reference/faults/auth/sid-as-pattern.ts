import { isLike } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const accountSidAsPattern: Fault = {
  id: 'auth/sid-as-pattern',
  title: 'An account sid is compared with SQL LIKE on writes',
  breaks: ['auth.unknown-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    authenticate: (given, x) => {
      const found = parts.authenticate(given, x);
      if (found !== null || given === null || x.method === 'GET') return found;
      return (
        parts.accounts.find((one) => isLike(one.accountSid, given.accountSid) && one.authToken === given.authToken) ??
        null
      );
    },
  }),
};
