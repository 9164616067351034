import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { withGhosts } from '../ghosts.ts';

export const deletedOnLaterPages: Fault = {
  id: 'list/deleted-on-later-pages',
  title: 'Later pages of a list show deleted resources',
  breaks: ['list.complete'],
  collateral: ['list.pages'],
  why: 'the links lead to pages of deleted resources',
  deterministic: true,
  apply: (parts) => {
    const ghosts: Item[] = [];
    return {
      ...parts,
      remove: (item, x) => {
        ghosts.push(item);
        return parts.remove(item, x);
      },
      list: async (route, x) => {
        const items = await parts.list(route, x);
        return x.incoming.query.some(([name]) => name === 'PageToken') ? withGhosts(items, ghosts, route) : items;
      },
    };
  },
};
