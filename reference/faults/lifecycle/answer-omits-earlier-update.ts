import type { Item } from '../../model.ts';
import type { Fault } from '../fault.ts';

export const answerOmitsEarlierUpdate: Fault = {
  id: 'lifecycle/answer-omits-earlier-update',
  title: 'The answer to an update shows the other properties as they were before the last update',
  breaks: ['post.200', 'put.200', 'overload.put.200', 'lifecycle.model'],
  collateral: ['write.put-equals-post', 'overload.equivalence'],
  why: 'their twins have different histories',
  deterministic: true,
  apply: (parts) => {
    const before = new Map<string, Item>();
    return {
      ...parts,
      update: async (item, values, x) => {
        const older = before.get(item.sid) ?? item;
        before.set(item.sid, item);
        const updated = await parts.update(item, values, x);
        return { ...updated, values: { ...older.values, ...values } };
      },
    };
  },
};
