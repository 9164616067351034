import type { Fault } from '../fault.ts';

export const nothingThere: Fault = {
  id: 'impostor/nothing-there',
  title: 'Every authenticated request returns 404',
  breaks: [
    'get.200',
    'post.201',
    'put.201',
    'overload.put.201',
    'post.405',
    'put.405',
    'delete.405',
    'overload.put.405',
  ],
  collateral: ['post.400', 'put.400', 'overload.put.400'],
  why: 'the server refuses the invalid form for another reason than these clauses expect',
  deterministic: true,
  apply: (parts) => ({ ...parts, route: () => null }),
};
