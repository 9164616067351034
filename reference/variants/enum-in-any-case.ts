import type { Variant } from './variant.ts';

export const enumInAnyCase: Variant = {
  id: 'enum-in-any-case',
  title: 'Methods are accepted in lower case and kept in capitals',
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      parts.readValue(name, field, field.type === 'enum' ? text.toUpperCase() : text, x),
  }),
};
