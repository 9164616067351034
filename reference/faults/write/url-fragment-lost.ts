import type { Fault } from '../fault.ts';

export const urlFragmentLost: Fault = {
  id: 'write/url-fragment-lost',
  title: 'The fragment of a URL is removed',
  breaks: ['write.round-trip'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'url' && typeof value === 'string' ? value.replace(/#.*$/, '') : value;
    },
  }),
};
