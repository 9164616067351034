import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const astral500: Fault = {
  id: 'write/astral-500',
  title: 'A character above U+FFFF causes a 500',
  breaks: ['write.round-trip'],
  collateral: ['write.documented-statuses', 'lifecycle.model', 'write.form-decoding', 'write.put-idempotent'],
  why: 'these clauses report any input that always causes a 500',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'validate',
      (x) => x.form.some(([, value]) => /[\u{10000}-\u{10ffff}]/u.test(value)),
      (x) => parts.error(refusal(500, x), x),
    ),
};
