import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const unchangedListKept: Fault = {
  id: 'list/unchanged-list-kept',
  title: 'A list is read again only after a create or a delete',
  breaks: ['list.agrees'],
  collateral: ['get.304'],
  why: 'the validators of the list stay too',
  deterministic: true,
  apply: (parts) => {
    const kept = new Map<string, Item[]>();
    const forget = <T>(result: T): T => {
      kept.clear();
      return result;
    };
    return {
      ...parts,
      create: async (values, x) => forget(await parts.create(values, x)),
      remove: async (item, x) => forget(await parts.remove(item, x)),
      list: async (route, x) => {
        const key = `${route.accountSid} ${route.resource.name}`;
        const items = kept.get(key) ?? (await parts.list(route, x));
        kept.set(key, items);
        return items;
      },
    };
  },
};
