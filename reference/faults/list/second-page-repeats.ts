import type { Fault } from '../fault.ts';

export const secondPageRepeats: Fault = {
  id: 'list/second-page-repeats',
  title: 'The second page of a list repeats the first',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const query = x.incoming.query.filter(([name]) => name !== 'PageToken' && name !== 'Page');
      const first = parts.representList(items, { ...x, incoming: { ...x.incoming, query } });
      const asked = parts.representList(items, x);
      return asked.page === 1 ? { ...first, next_page_uri: asked.next_page_uri } : asked;
    },
  }),
};
