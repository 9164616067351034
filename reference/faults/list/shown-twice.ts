import type { Fault } from '../fault.ts';

export const shownTwice: Fault = {
  id: 'list/shown-twice',
  title: 'Each resource of a list is shown twice',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    list: async (route, x) => (await parts.list(route, x)).flatMap((item) => [item, item]),
  }),
};
