import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const updatedMissing: Fault = {
  id: 'list/updated-missing',
  title: 'A resource that was updated by PUT disappears from its list',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const hidden = new Set<string>();
    return {
      ...parts,
      update: (item, values, x) => {
        if (isPut(x)) hidden.add(item.sid);
        return parts.update(item, values, x);
      },
      list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !hidden.has(sid)),
    };
  },
};
