import type { Fault } from '../fault.ts';

export const listRenamed: Fault = {
  id: 'get/list-renamed',
  title: 'The array of a list is named `items`',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const { [x.route?.resource.stored?.listProperty ?? '']: array, ...page } = parts.representList(items, x);
      return { ...page, items: array };
    },
  }),
};
