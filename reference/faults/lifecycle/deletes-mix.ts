import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';

export const deletesMix: Fault = {
  id: 'lifecycle/deletes-mix',
  title: 'Four simultaneous DELETEs delete an unrelated resource',
  breaks: ['lifecycle.concurrent'],
  collateral: ['lifecycle.model', 'write.round-trip', 'overload.equivalence', 'delete.only-target'],
  why: 'these clauses send simultaneous requests too',
  deterministic: false,
  apply: (parts) => {
    const crowd = gatherSimultaneous<Item>(4);
    return {
      ...parts,
      remove: async (item, x) => {
        const others = await crowd(item.resource, item);
        await parts.remove(item, x);
        const next = parts.store.all(item.accountSid, item.resource).find(({ sequence }) => sequence > item.sequence);
        if (others !== null && next !== undefined && !others.includes(next)) await parts.remove(next, x);
      },
    };
  },
};
