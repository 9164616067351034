import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const nul500: Fault = {
  id: 'write/nul-500',
  title: 'NUL in a text returns 500',
  breaks: ['write.round-trip', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'validate',
      (x) => x.form.some(([, value]) => value.includes('\u{0}')),
      (x) => parts.error(refusal(500, x), x),
    ),
};
