import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { hasMalformedSid, refuseAt } from '../support.ts';

export const malformedSid500: Fault = {
  id: 'get/malformed-sid-500',
  title: 'A malformed sid makes the server fail',
  breaks: ['get.404'],
  collateral: ['get.documented-statuses'],
  why: 'one input that always brings 500 is a finding there',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'GET' && hasMalformedSid(x),
      (x) => parts.error(refusal(500, x), x),
    ),
};
