import type { Fault } from '../fault.ts';

export const defaultDiffers: Fault = {
  id: 'lifecycle/default-differs',
  title: 'The answer to a create shows another default than the stored one',
  breaks: ['post.201', 'put.201', 'overload.put.201'],
  collateral: ['lifecycle.model'],
  why: 'its sequences may contain a create without the field',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    create: async (values, x) => {
      const item = await parts.create(values, x);
      if (item.resource === 'Queues') parts.store.put({ ...item, values: { MaxSize: 1000, ...values } });
      return item;
    },
  }),
};
