import type { Fault } from '../fault.ts';

export const otherAccountDeletes: Fault = {
  id: 'auth/other-account-deletes',
  title: 'The credentials of any account can delete in every account',
  breaks: ['auth.other-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, owns: (route, x) => x.method === 'DELETE' || parts.owns(route, x) }),
};
