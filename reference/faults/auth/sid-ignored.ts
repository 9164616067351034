import type { Fault } from '../fault.ts';

export const sidIgnored: Fault = {
  id: 'auth/sid-ignored',
  title: 'The token alone is looked at',
  breaks: ['auth.unknown-account', 'auth.malformed-sid'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameSid: () => true }),
};
