import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterRoute: Fault = {
  id: 'auth/after-route',
  title: 'Before it asks for credentials the server tells of unknown resources',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find']),
};
