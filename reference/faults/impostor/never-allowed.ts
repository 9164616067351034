import type { Fault } from '../fault.ts';

export const neverAllowed: Fault = {
  id: 'impostor/never-allowed',
  title: 'Every method except GET returns 405',
  breaks: ['post.201', 'put.201', 'overload.put.201'],
  collateral: ['post.400', 'put.400', 'overload.put.400'],
  why: 'the server refuses the invalid form for another reason than these clauses expect',
  deterministic: true,
  apply: (parts) => ({ ...parts, offered: (route, x) => parts.offered(route, x).filter((method) => method === 'GET') }),
};
