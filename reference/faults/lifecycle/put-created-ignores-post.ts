import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const putCreatedIgnoresPost: Fault = {
  id: 'lifecycle/put-created-ignores-post',
  title: 'A POST to a resource that an overloaded PUT created is answered 200 but not stored',
  breaks: ['lifecycle.model', 'lifecycle.concurrent'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const created = new Set<string>();
    return {
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isOverloadedPut(x)) created.add(item.sid);
        return item;
      },
      update: (item, values, x) =>
        x.method === 'POST' && created.has(item.sid) ? parts.merge(item, values, x) : parts.update(item, values, x),
    };
  },
};
