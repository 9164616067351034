import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const postRevives: Fault = {
  id: 'lifecycle/post-revives',
  title: 'A POST to a deleted resource answers 404, but brings the resource back',
  breaks: ['lifecycle.model', 'lifecycle.settled'],
  collateral: ['list.pages'],
  why: 'the list shows a resource that a GET found deleted',
  deterministic: true,
  apply: (parts) => {
    const removed = new Map<string, Item>();
    return {
      ...parts,
      remove: (item, x) => {
        removed.set(item.sid, item);
        return parts.remove(item, x);
      },
      find: async (route, x) => {
        const found = await parts.find(route, x);
        const item = removed.get(route.sid ?? '');
        if (found === null && item !== undefined && x.method === 'POST') parts.store.put(item);
        return found;
      },
    };
  },
};
