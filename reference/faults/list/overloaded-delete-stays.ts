import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { withGhosts } from '../ghosts.ts';

export const overloadedDeleteStays: Fault = {
  id: 'list/overloaded-delete-stays',
  title: 'A resource that an overloaded DELETE removed stays in its list',
  breaks: ['list.complete', 'delete.gone'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const ghosts: Item[] = [];
    return {
      ...parts,
      remove: (item, x) => {
        if (x.overloaded) ghosts.push(item);
        return parts.remove(item, x);
      },
      list: async (route, x) => withGhosts(await parts.list(route, x), ghosts, route),
    };
  },
};
