import type { Variant } from './variant.ts';

export const enumInAnyCase: Variant = {
  id: 'enum-in-any-case',
  title: 'Enum values are accepted in lower case and stored in upper case',
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      parts.readValue(name, field, field.type === 'enum' ? text.toUpperCase() : text, x),
  }),
};
