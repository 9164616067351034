import { NESTED } from '../profiled/nested.ts';
import { deleteLags } from './delete-lags.ts';
import type { Variant } from './variant.ts';

export const nestedDeleteLags: Variant = {
  id: 'nested-delete-lags',
  title: 'Resources of a profile are served, and what is deleted can be read and listed for 300 ms more, as it allows',
  profile: { ...NESTED, deleteLagMs: 400 },
  served: true,
  apply: deleteLags.apply,
};
