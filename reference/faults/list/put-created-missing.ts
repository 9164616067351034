import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const putCreatedMissing: Fault = {
  id: 'list/put-created-missing',
  title: 'A list shows no resource that was created by PUT',
  breaks: ['list.complete'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const hidden = new Set<string>();
    return {
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isNativePut(x)) hidden.add(item.sid);
        return item;
      },
      list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !hidden.has(sid)),
    };
  },
};
