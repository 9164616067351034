import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const listMissesSecondUpdate: Fault = {
  id: 'lifecycle/list-misses-second-update',
  title: 'The list shows a resource as it was after its first update',
  breaks: ['lifecycle.model', 'lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const first = new Map<string, Item>();
    return {
      ...parts,
      update: async (item, values, x) => {
        const updated = await parts.update(item, values, x);
        if (!first.has(item.sid)) first.set(item.sid, updated);
        return updated;
      },
      list: async (route, x) => (await parts.list(route, x)).map((item) => first.get(item.sid) ?? item),
    };
  },
};
