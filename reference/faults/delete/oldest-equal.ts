import type { Fault } from '../fault.ts';

export const oldestEqual: Fault = {
  id: 'delete/oldest-equal',
  title: 'DELETE deletes the oldest resource with the same values instead',
  breaks: ['delete.only-target'],
  collateral: ['overload.equivalence', 'write.put-equals-post', 'lifecycle.settled'],
  why: 'these clauses create resources with equal values',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    remove: (item, x) => {
      const values = JSON.stringify(item.values);
      const all = parts.store.all(item.accountSid, item.resource);
      return parts.remove(all.find((other) => JSON.stringify(other.values) === values) ?? item, x);
    },
  }),
};
