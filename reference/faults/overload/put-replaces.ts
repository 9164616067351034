import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const putReplaces: Fault = {
  id: 'overload/put-replaces',
  title: 'An overloaded PUT resets omitted fields to their default',
  breaks: ['overload.equivalence'],
  collateral: ['lifecycle.model'],
  why: 'the overloaded PUT of the clause changes a single field',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const { FriendlyName = null } = item.values;
      return parts.merge(isOverloadedPut(x) ? { ...item, values: { FriendlyName } } : item, values, x);
    },
  }),
};
