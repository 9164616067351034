import type { Variant } from './variant.ts';

const DEFAULT_SIZE = 50;

export const oldestFirst: Variant = {
  id: 'oldest-first',
  title: 'Lists show the oldest resource first',
  apply: (parts) => ({
    ...parts,
    list: async (route, x) => (await parts.list(route, x)).reverse(),
    representList: (items, x) => {
      const { query, path } = x.incoming;
      const given = (name: string) => Number(query.find(([key]) => key === name)?.[1]);
      const size = given('PageSize') || DEFAULT_SIZE;
      const after = given('After') || 0;
      const later = items.filter(({ sequence }) => sequence > after);
      const shown = later.slice(0, size);
      const link = (position: string): string => `${path}?PageSize=${size}${position}`;
      const page = parts.representList(shown, {
        ...x,
        incoming: { ...x.incoming, query: [['PageSize', String(size)]] },
      });
      return {
        ...page,
        first_page_uri: link(''),
        previous_page_uri: null,
        next_page_uri: later.length > size ? link(`&After=${shown.at(-1)?.sequence}`) : null,
      };
    },
  }),
};
