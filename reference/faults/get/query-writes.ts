import type { Fault } from '../fault.ts';

export const queryWrites: Fault = {
  id: 'get/query-writes',
  title: 'GET with a query increments a counter that the resource shows',
  breaks: ['get.safe'],
  collateral: ['overload.get.ignored', 'overload.equivalence'],
  why: 'the queries of these clauses increment the counter too',
  deterministic: true,
  apply: (parts) => {
    const counts = new Map<string, number>();
    return {
      ...parts,
      represent: (item, x) => {
        const count = counts.get(item.sid) ?? 0;
        if (x.method === 'GET' && x.item !== null && x.incoming.query.length > 0) counts.set(item.sid, count + 1);
        return { ...parts.represent(item, x), reads: count };
      },
    };
  },
};
