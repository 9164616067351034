import type { Variant } from './variant.ts';

export const emptyValuesAbsent: Variant = {
  id: 'empty-values-absent',
  title: 'An empty or blank value counts as absent, unless the field is a text',
  apply: (parts) => ({
    ...parts,
    parameter: (form, name, x) => {
      const value = parts.parameter(form, name, x);
      const isText = parts.fields(x)[name]?.type === 'string';
      return value?.trim() === '' && !isText ? null : value;
    },
  }),
};
