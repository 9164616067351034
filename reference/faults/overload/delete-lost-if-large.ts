import type { Fault } from '../fault.ts';

export const deleteLostIfLarge: Fault = {
  id: 'overload/delete-lost-if-large',
  title: 'An overloaded DELETE is lost on queues that hold more than 1,000',
  breaks: ['overload.equivalence', 'lifecycle.model'],
  collateral: [],
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    remove: (item, x) => (x.overloaded && Number(item.values.MaxSize ?? 0) > 1000 ? undefined : parts.remove(item, x)),
  }),
};
