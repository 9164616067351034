import type { Variant } from './variant.ts';

export const olderPaging: Variant = {
  id: 'older-paging',
  title: 'Lists contain totals too, as in older versions of the API',
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => ({
      ...parts.representList(items, x),
      total: items.length,
      num_pages: Math.ceil(items.length / 50),
      last_page_uri: `${x.incoming.path}?PageSize=50&Page=${Math.max(0, Math.ceil(items.length / 50) - 1)}`,
    }),
  }),
};
