import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const deleteOpen: Fault = {
  id: 'auth/delete-open',
  title: 'DELETE needs no credentials',
  breaks: ['delete.401', 'overload.delete.401', 'auth.missing-credentials'],
  collateral: ['auth.first'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.method === 'DELETE' && authorization(x) === null),
};
