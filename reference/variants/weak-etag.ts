import type { Variant } from './variant.ts';

export const weakEtag: Variant = {
  id: 'weak-etag',
  title: 'ETags are weak',
  apply: (parts) => ({
    ...parts,
    validators: (text, item, x) => ({ etag: `W/${parts.validators(text, item, x).etag}` }),
  }),
};
