import { refusal } from '../../problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const validRefused: Fault = {
  id: 'auth/valid-refused',
  title: 'The right credentials do not open the available phone numbers',
  breaks: ['auth.valid-credentials', 'get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) =>
      x.incoming.path.endsWith('/AvailablePhoneNumbers.json') ? parts.error(refusal(401, x), x) : next(),
    ),
};
