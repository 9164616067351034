import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';

export const maximumRefused: Fault = {
  id: 'write/maximum-refused',
  title: 'An integer must be smaller than its upper bound',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding', 'write.put-idempotent'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'integer' && value === field.maximum ? invalid(`${name} is too large`) : value;
    },
  }),
};
