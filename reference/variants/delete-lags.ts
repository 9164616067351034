import type { Item } from '../model.ts';
import type { Variant } from './variant.ts';

export const deleteLags: Variant = {
  id: 'delete-lags',
  title: 'A deleted resource stays readable for 300 ms, as the profile allows',
  apply: (parts) => {
    const leaving = new Map<string, Item>();
    return {
      ...parts,
      remove: (item, x) => {
        leaving.set(item.sid, item);
        setTimeout(() => leaving.delete(item.sid), 300).unref();
        return parts.remove(item, x);
      },
      find: async (route, x) =>
        (await parts.find(route, x)) ?? (x.method === 'GET' ? (leaving.get(route.sid ?? '') ?? null) : null),
      list: async (route, x) => {
        const ghosts = [...leaving.values()].filter(
          ({ accountSid, resource, parents = {} }) =>
            accountSid === route.accountSid &&
            resource === route.resource.name &&
            Object.entries(parents).every(([name, sid]) => route.parents?.[name] === sid),
        );
        return [...(await parts.list(route, x)), ...ghosts].sort((a, b) => b.sequence - a.sequence);
      },
    };
  },
};
