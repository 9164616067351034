import { isLike } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const tokenAsPattern: Fault = {
  id: 'auth/token-as-pattern',
  title: 'A token is compared with SQL LIKE',
  breaks: ['auth.near-miss-token'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, sameToken: (given, real) => isLike(real, given) }),
};
