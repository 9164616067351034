import type { Fault } from '../fault.ts';

export const itemOnTwoPages: Fault = {
  id: 'list/item-on-two-pages',
  title: 'Each later page begins with the last resource of the page before',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const document = parts.representList(items, x);
      const { next_page_uri: next } = document;
      if (typeof next !== 'string') return document;
      const inclusive = next.replace(/PA(\d+)/, (_, sequence) => `PA${Number(sequence) + 1}`);
      return { ...document, next_page_uri: Number(document.page_size) > 1 ? inclusive : next };
    },
  }),
};
