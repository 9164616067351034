import type { Fault } from '../fault.ts';

export const patchPuts: Fault = {
  id: 'overload/patch-puts',
  title: '`_method=PATCH` updates where only PUT does',
  breaks: ['overload.unknown-value'],
  collateral: [],
  profile: {
    resources: {
      Queues: { instance: { methods: ['GET', 'PUT', 'DELETE'] } },
      Applications: { instance: { methods: ['GET', 'PUT', 'DELETE'] } },
    },
  },
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    offered: (route, x) => parts.offered(route, x).filter((method) => route.sid === null || method !== 'POST'),
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1];
      return incoming.method === 'POST' && value === 'PATCH' ? 'PUT' : parts.effectiveMethod(incoming);
    },
  }),
};
