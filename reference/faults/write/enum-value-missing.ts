import { invalid } from '../../problems.ts';
import type { Fault } from '../fault.ts';

export const enumValueMissing: Fault = {
  id: 'write/enum-value-missing',
  title: 'A method may only be POST',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'post.400', 'write.partial-update', 'write.put-idempotent'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      name === 'SmsMethod' && text === 'GET'
        ? invalid('SmsMethod must be POST')
        : parts.readValue(name, field, text, x),
  }),
};
