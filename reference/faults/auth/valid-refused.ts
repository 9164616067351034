import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const validRefused: Fault = {
  id: 'auth/valid-refused',
  title: 'The right credentials do not open the available phone numbers',
  breaks: ['auth.valid-credentials'],
  collateral: ['get.200'],
  why: 'a GET that is refused does not give the representation',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'authenticate',
      (x) => x.method === 'GET' && x.incoming.path.endsWith('/AvailablePhoneNumbers.json'),
      (x) => parts.error(refusal(401, x), x),
    ),
};
