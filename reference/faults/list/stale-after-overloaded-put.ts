import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const staleAfterOverloadedPut: Fault = {
  id: 'list/stale-after-overloaded-put',
  title: 'A list does not show the last overloaded PUT',
  breaks: ['list.agrees'],
  collateral: ['lifecycle.model', 'lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) => {
    const shown = new Map<string, Item>();
    return {
      ...parts,
      update: async (item, values, x) => {
        const updated = await parts.update(item, values, x);
        if (isOverloadedPut(x)) shown.set(item.sid, item);
        else shown.delete(item.sid);
        return updated;
      },
      list: async (route, x) => (await parts.list(route, x)).map((item) => shown.get(item.sid) ?? item),
    };
  },
};
