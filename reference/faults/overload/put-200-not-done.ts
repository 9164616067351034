import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const put200NotDone: Fault = {
  id: 'overload/put-200-not-done',
  title: 'An overloaded PUT returns 200 but is not stored',
  breaks: ['overload.put.200', 'overload.equivalence', 'lifecycle.model', 'write.round-trip'],
  collateral: ['get.304', 'media.overloaded-put', 'overload.other-parameters'],
  why: 'the overloaded PUT of these clauses is not stored',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (isOverloadedPut(x) ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
