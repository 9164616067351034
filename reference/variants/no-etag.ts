import type { Variant } from './variant.ts';

export const noEtag: Variant = {
  id: 'no-etag',
  title: 'Last-Modified is the only validator',
  apply: (parts) => ({
    ...parts,
    validators: (text, item, x) => ({ lastModified: parts.validators(text, item, x).lastModified }),
  }),
};
