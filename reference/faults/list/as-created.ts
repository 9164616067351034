import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const asCreated: Fault = {
  id: 'list/as-created',
  title: 'A list shows each resource as it was created',
  breaks: ['list.agrees'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const shown = new Map<string, Item>();
    return {
      ...parts,
      update: async (item, values, x) => {
        const updated = await parts.update(item, values, x);
        if (!shown.has(item.sid)) shown.set(item.sid, item);
        return updated;
      },
      list: async (route, x) => (await parts.list(route, x)).map((item) => shown.get(item.sid) ?? item),
    };
  },
};
