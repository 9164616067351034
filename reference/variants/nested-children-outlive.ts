import { NESTED } from '../profiled/nested.ts';
import type { Variant } from './variant.ts';

export const nestedChildrenOutlive: Variant = {
  id: 'nested-children-outlive',
  title: 'Child resources remain after their parent is deleted, which the page leaves open',
  profile: NESTED,
  served: true,
  apply: (parts) => {
    const gone = new Set<string>();
    return {
      ...parts,
      remove: async (item, x) => {
        if (item.resource === 'Services') gone.add(item.sid);
        else await parts.remove(item, x);
      },
      find: async (route, x) => {
        const item = await parts.find(route, x);
        return item === null || gone.has(item.sid) ? null : item;
      },
      list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !gone.has(sid)),
    };
  },
};
