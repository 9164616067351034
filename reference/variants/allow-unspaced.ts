import type { Variant } from './variant.ts';

export const allowUnspaced: Variant = {
  id: 'allow-unspaced',
  title: 'Allow has no spaces and also lists HEAD and OPTIONS',
  apply: (parts) => ({
    ...parts,
    allow: (route, x) => `HEAD,OPTIONS,${(parts.allow(route, x) ?? '').replaceAll(' ', '')}`,
  }),
};
