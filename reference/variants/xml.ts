import type { Variant } from './variant.ts';

export const xml: Variant = {
  id: 'xml',
  title: 'Representations and errors are XML',
  profile: { extends: 'documented-xml' },
  apply: (parts) => parts,
};
