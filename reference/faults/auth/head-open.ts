import { acceptWhen } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const headOpen: Fault = {
  id: 'auth/head-open',
  title: 'HEAD needs no credentials',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => x.incoming.method === 'HEAD'),
};
