import type { Variant } from './variant.ts';

export const allowUnspaced: Variant = {
  id: 'allow-unspaced',
  title: 'Allow has no spaces, and HEAD and OPTIONS besides',
  apply: (parts) => ({
    ...parts,
    allow: (route, x) => `HEAD,OPTIONS,${(parts.allow(route, x) ?? '').replaceAll(' ', '')}`,
  }),
};
