import type { Fault } from '../fault.ts';

export const equalsToo: Fault = {
  id: 'delete/equals-too',
  title: 'DELETE also deletes every resource with the same values',
  breaks: ['delete.only-target'],
  collateral: ['overload.equivalence', 'lifecycle.settled'],
  why: 'the clause creates resources with equal values',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    remove: async (item, x) => {
      const values = JSON.stringify(item.values);
      for (const other of parts.store.all(item.accountSid, item.resource)) {
        if (JSON.stringify(other.values) === values) await parts.remove(other, x);
      }
    },
  }),
};
