import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterValidation: Fault = {
  id: 'auth/after-validation',
  title: 'Before it asks for credentials the server tells of invalid data',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method', 'form', 'validate']),
};
