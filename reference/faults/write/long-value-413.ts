import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const longValue413: Fault = {
  id: 'write/long-value-413',
  title: 'A value of more than 256 characters is answered 413',
  breaks: ['write.documented-statuses'],
  collateral: ['write.round-trip'],
  why: 'a value of theirs may be that long',
  deterministic: false,
  apply: (parts) =>
    refuseAt(
      parts,
      'validate',
      (x) => x.form.some(([, value]) => value.length > 256),
      (x) => parts.error({ status: 413, code: 20001, message: 'The form is too large' }, x),
    ),
};
