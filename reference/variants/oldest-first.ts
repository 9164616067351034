import type { Variant } from './variant.ts';

export const oldestFirst: Variant = {
  id: 'oldest-first',
  title: 'Lists show the oldest resource first',
  apply: (parts) => ({
    ...parts,
    list: async (route, x) => (await parts.list(route, x)).reverse(),
    representList: (items, x) => {
      const { query, path } = x.incoming;
      const size = 50;
      const after = Number(query.find(([name]) => name === 'After')?.[1] ?? 0);
      const later = items.filter(({ sequence }) => sequence > after);
      const shown = later.slice(0, size);
      const page = parts.representList(shown, { ...x, incoming: { ...x.incoming, query: [] } });
      return { ...page, next_page_uri: later.length > size ? `${path}?After=${shown.at(-1)?.sequence}` : null };
    },
  }),
};
