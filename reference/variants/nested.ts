import { NESTED } from '../profiled/nested.ts';
import type { Variant } from './variant.ts';

export const nested: Variant = {
  id: 'nested',
  title: 'The nested resources of a profile are served',
  profile: NESTED,
  served: true,
  apply: (parts) => parts,
};
