import type { Fault } from '../fault.ts';

export const nothingThere: Fault = {
  id: 'impostor/nothing-there',
  title: 'Whoever is let in finds nothing',
  breaks: ['get.200', 'post.201', 'put.201', 'overload.put.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, route: () => null }),
};
