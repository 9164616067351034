import type { Fault } from '../fault.ts';
import { isSingleton } from '../support.ts';

export const balance200: Fault = {
  id: 'post/balance-200',
  title: 'POST to the balance returns 200 with the balance',
  breaks: ['post.405'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    offered: (route, x) =>
      x.method === 'POST' && route.resource.stored === null
        ? [...parts.offered(route, x), 'POST']
        : parts.offered(route, x),
    stages: {
      ...parts.stages,
      act: (x) =>
        x.method === 'POST' && isSingleton(x) ? parts.stages.act({ ...x, method: 'GET' }) : parts.stages.act(x),
    },
  }),
};
