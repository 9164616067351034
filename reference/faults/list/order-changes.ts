import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const orderChanges: Fault = {
  id: 'list/order-changes',
  title: 'A list is in another order at each reading',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    numberedPages({
      ...parts,
      list: async (route, x) => {
        const items = (await parts.list(route, x)).map((item) => ({ item, place: Math.random() }));
        return items.sort((a, b) => a.place - b.place).map(({ item }) => item);
      },
    }),
};
