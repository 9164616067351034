import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { isOverloadedDelete } from '../support.ts';

export const overloadedDeleteOpen: Fault = {
  id: 'auth/overloaded-delete-open',
  title: 'An overloaded DELETE needs no credentials',
  breaks: ['overload.delete.401', 'auth.missing-credentials', 'overload.equivalence'],
  collateral: ['auth.first'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => isOverloadedDelete(x) && authorization(x) === null),
};
