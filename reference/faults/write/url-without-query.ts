import type { Fault } from '../fault.ts';

export const urlWithoutQuery: Fault = {
  id: 'write/url-without-query',
  title: 'A URL loses its query',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'a value of theirs may be of this kind',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'url' && typeof value === 'string' ? value.replace(/\?.*$/, '') : value;
    },
  }),
};
