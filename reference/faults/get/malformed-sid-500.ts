import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { hasMalformedSid, refuseAt } from '../support.ts';

export const malformedSid500: Fault = {
  id: 'get/malformed-sid-500',
  title: 'A malformed sid causes a 500',
  breaks: ['get.404'],
  collateral: ['get.documented-statuses'],
  why: 'the clause reports any input that always causes a 500',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'GET' && hasMalformedSid(x),
      (x) => parts.error(refusal(500, x), x),
    ),
};
