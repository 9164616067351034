import type { Fault } from '../fault.ts';

export const unofferedServed: Fault = {
  id: 'put/unoffered-served',
  title: 'A native PUT updates an instance whose resource offers no PUT; the overloaded one is refused',
  breaks: ['put.405'],
  collateral: [],
  profile: { resources: { Queues: { instance: { methods: ['GET', 'POST', 'DELETE'] } } } },
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    offered: (route, x) => {
      const offered = parts.offered(route, x);
      const lacks = route.resource.name === 'Queues' && route.sid !== null && x.overloaded;
      return lacks ? offered.filter((each) => each !== 'PUT') : offered;
    },
  }),
};
