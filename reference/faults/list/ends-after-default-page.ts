import type { Fault } from '../fault.ts';

export const endsAfterDefaultPage: Fault = {
  id: 'list/ends-after-default-page',
  title: 'A list without a page size ends after its first page',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => ({
      ...parts.representList(items, x),
      ...(x.incoming.query.some(([name]) => name === 'PageSize') ? {} : { next_page_uri: null }),
    }),
  }),
};
