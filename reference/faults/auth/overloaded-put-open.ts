import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedPutOpen: Fault = {
  id: 'auth/overloaded-put-open',
  title: 'An overloaded PUT needs no credentials',
  breaks: ['overload.put.401', 'auth.missing-credentials', 'overload.equivalence'],
  collateral: ['auth.first'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => isOverloadedPut(x) && authorization(x) === null),
};
