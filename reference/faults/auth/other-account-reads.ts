import type { Fault } from '../fault.ts';

export const otherAccountReads: Fault = {
  id: 'auth/other-account-reads',
  title: 'The credentials of any account can read every account',
  breaks: ['auth.other-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, owns: (route, x) => x.method === 'GET' || parts.owns(route, x) }),
};
