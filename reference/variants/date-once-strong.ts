import type { Variant } from './variant.ts';

export const dateOnceStrong: Variant = {
  id: 'date-once-strong',
  title: 'Last-Modified is the only validator, sent once a second has passed since the change',
  apply: (parts) => ({
    ...parts,
    validators: (_, item) => {
      const changed = Math.floor(item.updatedAt / 1000) * 1000;
      return parts.now() >= changed + 1000 ? { lastModified: new Date(changed).toUTCString() } : {};
    },
  }),
};
