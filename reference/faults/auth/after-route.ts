import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterRoute: Fault = {
  id: 'auth/after-route',
  title: 'An unknown resource is reported before credentials are checked',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find']),
};
