import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { later } from '../support.ts';

export const deletedReturnsToList: Fault = {
  id: 'lifecycle/deleted-returns-to-list',
  title: 'A resource that an overloaded DELETE deleted returns to the list after a second',
  breaks: ['lifecycle.settled'],
  collateral: ['lifecycle.model', 'list.complete', 'delete.gone'],
  why: 'these clauses may read the list after such a resource has returned',
  deterministic: true,
  apply: (parts) => {
    const returned: Item[] = [];
    return {
      ...parts,
      remove: async (item, x) => {
        await parts.remove(item, x);
        if (x.overloaded) later(1000, () => returned.push(item));
      },
      list: async (route, x) => {
        const mine = returned.filter(
          ({ accountSid, resource }) => accountSid === route.accountSid && resource === route.resource.name,
        );
        return [...(await parts.list(route, x)), ...mine].sort((a, b) => b.sequence - a.sequence);
      },
    };
  },
};
