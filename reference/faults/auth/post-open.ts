import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const postOpen: Fault = {
  id: 'auth/post-open',
  title: 'POST needs no credentials',
  breaks: ['post.401', 'auth.missing-credentials'],
  collateral: ['auth.first'],
  why: 'the clause sends every method, including this one',
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.method === 'POST' && authorization(x) === null),
};
