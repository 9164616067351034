import type { Variant } from './variant.ts';

export const datesRounded: Variant = {
  id: 'dates-rounded',
  title: 'Dates are rounded to a minute in lists, and to a second elsewhere',
  apply: (parts) => ({
    ...parts,
    representList: (items, x) => {
      const rounded = (time: number): number => Math.floor(time / 60_000) * 60_000;
      const listed = items.map((item) => ({
        ...item,
        createdAt: rounded(item.createdAt),
        updatedAt: rounded(item.updatedAt),
      }));
      return parts.representList(listed, x);
    },
  }),
};
