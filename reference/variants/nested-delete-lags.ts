import { NESTED } from '../profiled/nested.ts';
import { deleteLags } from './delete-lags.ts';
import type { Variant } from './variant.ts';

export const nestedDeleteLags: Variant = {
  id: 'nested-delete-lags',
  title: 'A profile’s nested resources stay readable for 300 ms after a delete, as it allows',
  profile: { ...NESTED, deleteLagMs: 400 },
  served: true,
  apply: deleteLags.apply,
};
