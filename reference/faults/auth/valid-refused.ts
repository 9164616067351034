import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const validRefused: Fault = {
  id: 'auth/valid-refused',
  title: 'The right credentials are refused for AvailablePhoneNumbers',
  breaks: ['auth.valid-credentials'],
  collateral: ['get.200'],
  why: 'the clause sends GET to the resource',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'authenticate',
      (x) => x.method === 'GET' && x.incoming.path.endsWith('/AvailablePhoneNumbers.json'),
      (x) => parts.error(refusal(401, x), x),
    ),
};
