import type { Fault } from '../fault.ts';

export const urlLowerCase: Fault = {
  id: 'write/url-lower-case',
  title: 'URLs are returned in lower case',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'url' && typeof value === 'string' ? value.toLowerCase() : value;
    },
  }),
};
