import type { Fault } from '../fault.ts';
import { isUpdate } from '../support.ts';

export const lastOfTwoOnly: Fault = {
  id: 'write/last-of-two-only',
  title: 'Of two parameters of an update only the last is applied',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding', 'post.200', 'put.200'],
  why: 'an update of theirs may have two parameters',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    parameter: (form, name, x) => parts.parameter(isUpdate(x) && form.length === 2 ? form.slice(1) : form, name, x),
  }),
};
