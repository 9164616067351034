import type { Fault } from '../fault.ts';

export const urlNormalised: Fault = {
  id: 'write/url-normalised',
  title: 'A URL is stored as a parser writes it',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.put-equals-post', 'overload.equivalence', 'write.form-decoding'],
  why: 'the generated URLs may have no path',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      return field.type === 'url' && typeof value === 'string' && value !== '' ? new URL(value).href : value;
    },
  }),
};
