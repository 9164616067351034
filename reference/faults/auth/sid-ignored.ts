import type { Fault } from '../fault.ts';

export const sidIgnored: Fault = {
  id: 'auth/sid-ignored',
  title: 'Only the token is checked, not the account sid',
  breaks: ['auth.unknown-account', 'auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: () => true }),
};
