import type { Fault } from '../fault.ts';

export const enumList: Fault = {
  id: 'write/enum-list',
  title: 'A list of enum values is accepted, and its first value is stored',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: ['write.rejected-without-effect'],
  why: 'its generated values may contain such a list',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      parts.readValue(name, field, field.type === 'enum' ? (text.split(',')[0] ?? '') : text, x),
  }),
};
