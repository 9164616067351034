import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterMethod: Fault = {
  id: 'auth/after-method',
  title: 'Before it asks for credentials the server tells of methods that are not offered',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method']),
};
