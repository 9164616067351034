import type { Fault } from '../fault.ts';

export const unofferedCreates: Fault = {
  id: 'put/unoffered-creates',
  title: 'A PUT, native or overloaded, creates in a list that does not offer it',
  breaks: ['put.405', 'overload.put.405'],
  collateral: [],
  profile: { resources: { Queues: { collection: { methods: ['GET', 'POST'], putCreates: null } } } },
  deterministic: true,
  apply: (parts) => parts,
};
