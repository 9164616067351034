import type { Fault } from '../fault.ts';

export const updatedTwice: Fault = {
  id: 'list/updated-twice',
  title: 'An update adds the resource to its list once more',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const updated: string[] = [];
    return {
      ...parts,
      update: (item, values, x) => {
        updated.push(item.sid);
        return parts.update(item, values, x);
      },
      list: async (route, x) =>
        (await parts.list(route, x)).flatMap((item) => (updated.includes(item.sid) ? [item, item] : [item])),
    };
  },
};
