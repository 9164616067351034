import { oneIn } from '../faults/support.ts';
import type { Item } from '../model.ts';
import { numberedPages } from '../representations/numberedPages.ts';
import type { Variant } from './variant.ts';

export const listChanges: Variant = {
  id: 'list-changes',
  title: 'Another client creates and deletes resources all the time, and pages are numbered',
  apply: (parts) => {
    let read = 0;
    return numberedPages({
      ...parts,
      list: async (route, x) => {
        const items = await parts.list(route, x);
        const { resource, accountSid } = route;
        read += 1;
        if (!oneIn(8) || accountSid === null || !resource.stored) return items;
        const passing: Item = {
          ...{ sid: `${resource.stored.prefix}${String(read).padStart(32, '0')}`, accountSid, resource: resource.name },
          ...{ sequence: 0, createdAt: 0, updatedAt: 0, values: { FriendlyName: 'passing' } },
        };
        return [passing, ...items];
      },
    });
  },
};
