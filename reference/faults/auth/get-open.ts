import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const getOpen: Fault = {
  id: 'auth/get-open',
  title: 'GET needs no credentials',
  breaks: ['get.401', 'auth.missing-credentials'],
  collateral: ['auth.first', 'auth.no-shortcut'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.method === 'GET' && authorization(x) === null),
};
