import type { Fault } from '../fault.ts';

export const secondUpdateLost: Fault = {
  id: 'lifecycle/second-update-lost',
  title: 'The second update of a resource is not stored',
  breaks: ['lifecycle.model', 'lifecycle.concurrent', 'lifecycle.settled', 'post.200', 'put.200', 'overload.put.200'],
  collateral: ['write.round-trip'],
  why: 'its cases may update a resource twice',
  deterministic: true,
  apply: (parts) => {
    const updates = new Map<string, number>();
    return {
      ...parts,
      update: (item, values, x) => {
        const count = (updates.get(item.sid) ?? 0) + 1;
        updates.set(item.sid, count);
        return count === 2 ? parts.merge(item, values, x) : parts.update(item, values, x);
      },
    };
  },
};
