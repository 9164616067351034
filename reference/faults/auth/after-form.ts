import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterForm: Fault = {
  id: 'auth/after-form',
  title: 'A wrong content type is reported before credentials are checked',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method', 'form']),
};
