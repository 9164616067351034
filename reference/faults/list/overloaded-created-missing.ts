import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedCreatedMissing: Fault = {
  id: 'list/overloaded-created-missing',
  title: 'A list shows no resource that was created by an overloaded PUT',
  breaks: ['list.complete'],
  collateral: ['lifecycle.model', 'lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) => {
    const hidden = new Set<string>();
    return {
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isOverloadedPut(x)) hidden.add(item.sid);
        return item;
      },
      list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !hidden.has(sid)),
    };
  },
};
