import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const readingWearsOut: Fault = {
  id: 'get/reading-wears-out',
  title: 'The third GET of a resource changes it',
  breaks: ['get.safe'],
  collateral: ['overload.get.ignored'],
  why: 'the clause reads a resource several times',
  deterministic: true,
  apply: (parts) => {
    const reads = new Map<string, number>();
    return {
      ...parts,
      represent: (item, x) => {
        if (x.method !== 'GET' || x.item === null) return parts.represent(item, x);
        const count = (reads.get(item.sid) ?? 0) + 1;
        reads.set(item.sid, count);
        if (count === 3) parts.store.put(withValues(item, { FriendlyName: `read ${item.sequence}` }));
        return parts.represent(item, x);
      },
    };
  },
};
