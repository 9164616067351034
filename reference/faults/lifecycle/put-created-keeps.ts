import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const putCreatedKeeps: Fault = {
  id: 'lifecycle/put-created-keeps',
  title: 'An overloaded DELETE of a resource that a native PUT created deletes nothing',
  breaks: ['lifecycle.model', 'lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const created = new Set<string>();
    return {
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isNativePut(x)) created.add(item.sid);
        return item;
      },
      remove: (item, x) => (x.overloaded && created.has(item.sid) ? undefined : parts.remove(item, x)),
    };
  },
};
