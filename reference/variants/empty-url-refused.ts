import { invalid } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const emptyUrlRefused: Variant = {
  id: 'empty-url-refused',
  title: 'An empty URL returns 400',
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) =>
      field.type === 'url' && text === '' ? invalid(`${name} is empty`) : parts.readValue(name, field, text, x),
  }),
};
