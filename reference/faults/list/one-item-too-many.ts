import type { Fault } from '../fault.ts';

export const oneItemTooMany: Fault = {
  id: 'list/one-item-too-many',
  title: 'A page holds one resource more than was asked for',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const { query } = x.incoming;
      const larger = query.map(([name, value]): [string, string] => [
        name,
        name === 'PageSize' ? String(Number(value) + 1) : value,
      ]);
      const document = parts.representList(items, { ...x, incoming: { ...x.incoming, query: larger } });
      const { next_page_uri: next } = document;
      if (typeof next !== 'string' || larger.length === 0) return document;
      return { ...document, next_page_uri: next.replace(/PageSize=\d+/, `PageSize=${Number(document.page_size) - 1}`) };
    },
  }),
};
