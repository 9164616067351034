import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { later } from '../support.ts';

export const listLate: Fault = {
  id: 'lifecycle/list-late',
  title: 'An update reaches the list three seconds later',
  breaks: ['lifecycle.model'],
  collateral: ['lifecycle.settled'],
  why: 'the update is older than 2 s at the end of the run, but may be younger than 3 s',
  deterministic: true,
  apply: (parts) => {
    const earlier = new Map<string, Item>();
    return {
      ...parts,
      update: (item, values, x) => {
        const shown = earlier.get(item.sid) ?? item;
        earlier.set(item.sid, shown);
        later(3000, () => earlier.delete(item.sid));
        return parts.update(item, values, x);
      },
      list: async (route, x) => (await parts.list(route, x)).map((item) => earlier.get(item.sid) ?? item),
    };
  },
};
