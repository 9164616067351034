import type { Fault } from '../fault.ts';
import { oneIn } from '../support.ts';

export const deleteLost: Fault = {
  id: 'rare/delete-lost',
  title: 'One overloaded DELETE in twenty deletes nothing',
  breaks: ['overload.delete.204', 'overload.equivalence', 'overload.other-parameters', 'lifecycle.model'],
  collateral: [],
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    remove: (item, x) => (x.overloaded && oneIn(20) ? undefined : parts.remove(item, x)),
  }),
};
