import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';

export const deletedReturns: Fault = {
  id: 'lifecycle/deleted-returns',
  title: 'A resource that a native DELETE deleted returns later',
  breaks: ['lifecycle.settled'],
  collateral: ['list.complete', 'delete.gone'],
  why: 'these clauses may read a list to which such a resource has returned',
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) => ({
      ...parts,
      remove: (item, x) => {
        if (!x.overloaded) schedule(item.sid, () => parts.store.put(item));
        return parts.remove(item, x);
      },
    })),
};
