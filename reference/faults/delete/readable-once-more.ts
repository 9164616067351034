import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const readableOnceMore: Fault = {
  id: 'delete/readable-once-more',
  title: 'A deleted resource can still be read by its sid',
  breaks: ['delete.gone', 'delete.204', 'overload.delete.204', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const deleted = new Map<string, Item>();
    return {
      ...parts,
      remove: (item, x) => {
        deleted.set(item.sid, item);
        return parts.remove(item, x);
      },
      find: async (route, x) =>
        (await parts.find(route, x)) ?? (x.method === 'GET' ? (deleted.get(route.sid ?? '') ?? null) : null),
    };
  },
};
