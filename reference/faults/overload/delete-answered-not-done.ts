import type { Fault } from '../fault.ts';

export const deleteAnsweredNotDone: Fault = {
  id: 'overload/delete-answered-not-done',
  title: 'An overloaded DELETE returns 204 but deletes nothing',
  breaks: ['overload.delete.204', 'overload.equivalence', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, remove: (item, x) => (x.overloaded ? undefined : parts.remove(item, x)) }),
};
