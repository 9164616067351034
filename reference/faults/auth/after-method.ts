import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterMethod: Fault = {
  id: 'auth/after-method',
  title: 'An unsupported method is reported before credentials are checked',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method']),
};
