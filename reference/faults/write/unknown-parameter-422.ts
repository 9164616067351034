import type { Fault } from '../fault.ts';
import { isWrite, refuseAt } from '../support.ts';

export const unknownParameter422: Fault = {
  id: 'write/unknown-parameter-422',
  title: 'An unknown form field returns 422',
  breaks: ['write.documented-statuses'],
  collateral: ['write.form-decoding'],
  why: 'the forms of the clause may contain an unknown field',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'validate',
      (x) => isWrite(x) && x.form.some(([name]) => name !== '_method' && !(name in parts.fields(x))),
      (x) => parts.error({ status: 422, code: 20001, message: 'The form has an unknown parameter' }, x),
    ),
};
