import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const validRefused: Fault = {
  id: 'auth/valid-refused',
  title: 'The right credentials are refused for AvailablePhoneNumbers',
  breaks: ['auth.valid-credentials'],
  collateral: ['get.200'],
  why: 'their GET of the resource is refused',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'authenticate',
      (x) => x.method === 'GET' && x.incoming.path.endsWith('/AvailablePhoneNumbers.json'),
      (x) => parts.error(refusal(401, x), x),
    ),
};
