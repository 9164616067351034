import type { Fault } from '../fault.ts';
import { isInstance } from '../support.ts';

export const own405WithoutAllow: Fault = {
  id: 'put/own-405-without-allow',
  title: 'A 405 to a PUT of an instance has no Allow',
  breaks: ['error.allow'],
  collateral: [],
  profile: { resources: { Queues: { instance: { methods: ['GET', 'POST', 'DELETE'] } } } },
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    offered: (route, x) => {
      const offered = parts.offered(route, x);
      return route.resource.name === 'Queues' && route.sid !== null
        ? offered.filter((each) => each !== 'PUT')
        : offered;
    },
    allow: (route, x) => (isInstance(x) ? null : parts.allow(route, x)),
  }),
};
