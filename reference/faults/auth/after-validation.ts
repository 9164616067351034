import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterValidation: Fault = {
  id: 'auth/after-validation',
  title: 'Invalid data is reported before credentials are checked',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method', 'form', 'validate']),
};
