import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const listKeeps: Fault = {
  id: 'delete/list-keeps',
  title: 'A deleted resource stays in the list',
  breaks: ['delete.gone', 'list.complete'],
  collateral: ['lifecycle.model', 'lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) => {
    const deleted: Item[] = [];
    return {
      ...parts,
      remove: (item, x) => {
        deleted.push(item);
        return parts.remove(item, x);
      },
      list: async (route, x) => {
        const mine = deleted.filter(
          ({ accountSid, resource }) => accountSid === route.accountSid && resource === route.resource.name,
        );
        return [...(await parts.list(route, x)), ...mine].sort((a, b) => b.sequence - a.sequence);
      },
    };
  },
};
