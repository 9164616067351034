import { authenticateAfter } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const afterForm: Fault = {
  id: 'auth/after-form',
  title: 'Before it asks for credentials the server tells of content types',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) => authenticateAfter(parts, ['route', 'find', 'method', 'form']),
};
