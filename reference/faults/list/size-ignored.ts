import type { Fault } from '../fault.ts';

export const sizeIgnored: Fault = {
  id: 'list/size-ignored',
  title: 'The page size that a request asks for is ignored',
  breaks: ['list.pages'],
  collateral: ['delete.gone', 'media.other-not-applied', 'write.rejected-without-effect', 'auth.no-side-effects'],
  why: 'these clauses read long lists while they change',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const query = x.incoming.query.filter(([name]) => name !== 'PageSize');
      return parts.representList(items, { ...x, incoming: { ...x.incoming, query } });
    },
  }),
};
