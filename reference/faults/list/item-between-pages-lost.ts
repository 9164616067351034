import type { Fault } from '../fault.ts';

export const itemBetweenPagesLost: Fault = {
  id: 'list/item-between-pages-lost',
  title: 'The first resource of each later page is lost',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const document = parts.representList(items, x);
      const property = x.route?.resource.stored?.listProperty ?? '';
      const shown = document[property];
      return document.page === 0 || !Array.isArray(shown) ? document : { ...document, [property]: shown.slice(1) };
    },
  }),
};
