import { onStage } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const redirectsLists: Variant = {
  id: 'redirects-lists',
  title: 'Every GET of a list is answered 302 with an absolute path that keeps the query, in two steps',
  apply: (parts) =>
    onStage(parts, 'act', (x, next) => {
      if (x.method !== 'GET' || x.item !== null) return next();
      const step = Number(x.incoming.query.find(([name]) => name === 'step')?.[1] ?? 0);
      if (step === 2) return next();
      const kept = x.incoming.query.filter(([name]) => name !== 'step');
      const query = new URLSearchParams([...kept, ['step', String(step + 1)]]);
      return { status: 302, headers: [['Location', `${x.incoming.path}?${query}`]], body: null };
    }),
};
