import type { Fault } from '../fault.ts';

export const deleteAnsweredNotDone: Fault = {
  id: 'overload/delete-answered-not-done',
  title: 'An overloaded DELETE is answered 204 and deletes nothing',
  breaks: ['overload.delete.204', 'overload.equivalence', 'lifecycle.model', 'overload.other-parameters'],
  collateral: ['delete.gone'],
  why: 'the list may be asked after an overloaded DELETE',
  deterministic: true,
  apply: (parts) => ({ ...parts, remove: (item, x) => (x.overloaded ? undefined : parts.remove(item, x)) }),
};
