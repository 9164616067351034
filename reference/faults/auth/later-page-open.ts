import { acceptWhen } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const laterPageOpen: Fault = {
  id: 'auth/later-page-open',
  title: 'A later page of a list needs no credentials',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptWhen(parts, (x) => x.method === 'GET' && x.incoming.query.some(([name]) => name === 'PageToken')),
};
