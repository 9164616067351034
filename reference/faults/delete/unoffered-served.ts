import type { Fault } from '../fault.ts';

export const unofferedServed: Fault = {
  id: 'delete/unoffered-served',
  title:
    'A DELETE of an instance that does not offer it is answered 405 by the overloaded form alone; the native one deletes',
  breaks: ['delete.405'],
  collateral: ['lifecycle.settled'],
  why: 'the end of the run finds the resource gone',
  profile: { resources: { Applications: { instance: { methods: ['GET', 'POST', 'PUT'] } } } },
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    offered: (route, x) => {
      const offered = parts.offered(route, x);
      const lacks = route.resource.name === 'Applications' && route.sid !== null && x.overloaded;
      return lacks ? offered.filter((each) => each !== 'DELETE') : offered;
    },
  }),
};
