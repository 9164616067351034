import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const oneUpdateBehind: Fault = {
  id: 'list/one-update-behind',
  title: 'From the second update on, a list is one update behind',
  breaks: ['list.agrees'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const shown = new Map<string, Item>();
    return {
      ...parts,
      update: async (item, values, x) => {
        const updated = await parts.update(item, values, x);
        shown.set(item.sid, shown.has(item.sid) ? item : updated);
        return updated;
      },
      list: async (route, x) => (await parts.list(route, x)).map((item) => shown.get(item.sid) ?? item),
    };
  },
};
