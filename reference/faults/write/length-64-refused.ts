import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';

export const length64Refused: Fault = {
  id: 'write/length-64-refused',
  title: 'A name of exactly 64 characters is refused',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding', 'write.put-idempotent'],
  why: 'the generated values may have that length',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      [...text].length === 64 && field.type === 'string'
        ? invalid(`${name} is too long`)
        : parts.readValue(name, field, text, x),
  }),
};
