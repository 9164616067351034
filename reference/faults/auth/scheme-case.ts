import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const schemeCase: Fault = {
  id: 'auth/scheme-case',
  title: 'The scheme is accepted only when written `Basic`',
  breaks: ['auth.scheme-case'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => (authorization(x)?.startsWith('Basic ') ? parts.readCredentials(x) : null),
  }),
};
