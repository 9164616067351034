import type { Fault } from '../fault.ts';

export const deleteLostAfterChange: Fault = {
  id: 'overload/delete-lost-after-change',
  title: 'An overloaded DELETE of an updated resource does nothing',
  breaks: ['lifecycle.model'],
  collateral: [],
  deterministic: false,
  apply: (parts) => {
    const changed = new Set<string>();
    return {
      ...parts,
      update: (item, values, x) => {
        changed.add(item.sid);
        return parts.update(item, values, x);
      },
      remove: (item, x) => (x.overloaded && changed.has(item.sid) ? undefined : parts.remove(item, x)),
    };
  },
};
