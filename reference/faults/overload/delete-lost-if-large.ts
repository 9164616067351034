import type { Fault } from '../fault.ts';

export const deleteLostIfLarge: Fault = {
  id: 'overload/delete-lost-if-large',
  title: 'An overloaded DELETE of a queue with a MaxSize above 1,000 does nothing',
  breaks: ['overload.equivalence', 'lifecycle.model'],
  collateral: [],
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    remove: (item, x) => (x.overloaded && Number(item.values.MaxSize ?? 0) > 1000 ? undefined : parts.remove(item, x)),
  }),
};
