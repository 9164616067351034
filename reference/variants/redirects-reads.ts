import { onStage } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const redirectsReads: Variant = {
  id: 'redirects-reads',
  title: 'Every GET of an instance is answered 302 with a relative reference, which leads to the representation',
  apply: (parts) =>
    onStage(parts, 'act', (x, next) => {
      const isPlain = x.method === 'GET' && x.item !== null && !x.incoming.query.some(([name]) => name === 'view');
      if (!isPlain) return next();
      const [own] = x.incoming.path.split('/').slice(-1);
      return { status: 302, headers: [['Location', `${own}?view=full`]], body: null };
    }),
};
