import type { Variant } from './variant.ts';

export const sidsInCapitals: Variant = {
  id: 'sids-in-capitals',
  title: 'Sids are in upper case',
  apply: (parts) => ({ ...parts, makeSid: (prefix, x) => parts.makeSid(prefix, x).toUpperCase() }),
};
