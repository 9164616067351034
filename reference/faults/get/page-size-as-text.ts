import type { Fault } from '../fault.ts';

export const pageSizeAsText: Fault = {
  id: 'get/page-size-as-text',
  title: 'A list with a page size states it as a string',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const document = parts.representList(items, x);
      const isSized = x.incoming.query.some(([name]) => name === 'PageSize');
      return isSized ? { ...document, page_size: String(document.page_size) } : document;
    },
  }),
};
