import type { Variant } from './variant.ts';

export const olderPaging: Variant = {
  id: 'older-paging',
  title: 'Lists contain totals and a link to the last page too, as in older versions of the API',
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const document = parts.representList(items, x);
      const size = Number(document.page_size);
      const pages = Math.ceil(items.length / size);
      const last = `${x.incoming.path}?PageSize=${size}&Page=${Math.max(0, pages - 1)}`;
      return { ...document, total: items.length, num_pages: pages, last_page_uri: last };
    },
  }),
};
