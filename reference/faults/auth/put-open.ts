import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const putOpen: Fault = {
  id: 'auth/put-open',
  title: 'PUT needs no credentials',
  breaks: ['put.401', 'overload.put.401', 'auth.missing-credentials'],
  collateral: ['auth.first'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.method === 'PUT' && authorization(x) === null),
};
