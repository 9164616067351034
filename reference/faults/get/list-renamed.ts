import type { Fault } from '../fault.ts';

export const listRenamed: Fault = {
  id: 'get/list-renamed',
  title: 'A list’s array is called items',
  breaks: ['get.200'],
  collateral: ['delete.gone'],
  why: 'whoever reads the list meets it too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const { [x.route?.resource.stored?.listProperty ?? '']: array, ...page } = parts.representList(items, x);
      return { ...page, items: array };
    },
  }),
};
