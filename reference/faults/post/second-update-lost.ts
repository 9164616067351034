import type { Fault } from '../fault.ts';

export const secondUpdateLost: Fault = {
  id: 'post/second-update-lost',
  title: 'The second update by POST of a resource is not kept',
  breaks: ['lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const updates = new Map<string, number>();
    return {
      ...parts,
      update: (item, values, x) => {
        const count = (updates.get(item.sid) ?? 0) + 1;
        if (x.method === 'POST') updates.set(item.sid, count);
        return x.method === 'POST' && count === 2 ? parts.merge(item, values, x) : parts.update(item, values, x);
      },
    };
  },
};
