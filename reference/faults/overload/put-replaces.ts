import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const putReplaces: Fault = {
  id: 'overload/put-replaces',
  title: 'An overloaded PUT sets what it does not name to its default',
  breaks: ['overload.equivalence'],
  collateral: ['lifecycle.model'],
  why: 'an overloaded PUT of theirs changes one thing alone',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const { FriendlyName = null } = item.values;
      return parts.merge(isOverloadedPut(x) ? { ...item, values: { FriendlyName } } : item, values, x);
    },
  }),
};
