import { NESTED } from '../profiled/nested.ts';
import type { Variant } from './variant.ts';

export const nested: Variant = {
  id: 'nested',
  title: 'Resources of a profile are served, some under others',
  profile: NESTED,
  served: true,
  apply: (parts) => parts,
};
