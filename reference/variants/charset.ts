import type { Variant } from './variant.ts';

export const charset: Variant = {
  id: 'charset',
  title: 'Content types have a charset parameter',
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) => ({ ...parts.serialize(document, x), type: 'Application/JSON ; charset="UTF-8"' }),
  }),
};
