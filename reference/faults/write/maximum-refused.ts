import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';

export const maximumRefused: Fault = {
  id: 'write/maximum-refused',
  title: 'An integer equal to its maximum is refused',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding', 'write.put-idempotent'],
  why: 'the generated values may be the maximum',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'integer' && value === field.maximum ? invalid(`${name} is too large`) : value;
    },
  }),
};
