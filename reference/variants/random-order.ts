import { createHash } from 'node:crypto';
import { numberedPages } from '../representations/numberedPages.ts';
import type { Variant } from './variant.ts';

const place = (sid: string): string => createHash('sha1').update(sid).digest('hex');

export const randomOrder: Variant = {
  id: 'random-order',
  title: 'Lists show resources in an order of their own, in numbered pages',
  apply: (parts) =>
    numberedPages({
      ...parts,
      list: async (route, x) =>
        [...(await parts.list(route, x))].sort((a, b) => (place(a.sid) < place(b.sid) ? -1 : 1)),
    }),
};
