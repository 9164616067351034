import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { withGhosts } from '../ghosts.ts';
import { isPut } from '../support.ts';

export const putCreatedStays: Fault = {
  id: 'list/put-created-stays',
  title: 'A resource that was created by PUT stays in its list after its deletion',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const created = new Set<string>();
    const ghosts: Item[] = [];
    return {
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isPut(x)) created.add(item.sid);
        return item;
      },
      remove: (item, x) => {
        if (created.has(item.sid)) ghosts.push(item);
        return parts.remove(item, x);
      },
      list: async (route, x) => withGhosts(await parts.list(route, x), ghosts, route),
    };
  },
};
