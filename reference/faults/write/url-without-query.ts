import type { Fault } from '../fault.ts';

export const urlWithoutQuery: Fault = {
  id: 'write/url-without-query',
  title: 'The query of a URL is removed',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'url' && typeof value === 'string' ? value.replace(/\?.*$/, '') : value;
    },
  }),
};
