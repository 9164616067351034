import type { Fault } from '../fault.ts';

export const anyAccount: Fault = {
  id: 'auth/any-account',
  title: 'The credentials of any account open every account',
  breaks: ['auth.other-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, owns: () => true }),
};
