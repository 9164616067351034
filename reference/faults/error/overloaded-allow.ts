import type { Fault } from '../fault.ts';

export const overloadedAllow: Fault = {
  id: 'error/overloaded-allow',
  title: 'Allow on an overloaded request lists the refused method',
  breaks: ['error.allow', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    allow: (route, x) => (x.overloaded ? `${parts.allow(route, x)}, ${x.method}` : parts.allow(route, x)),
  }),
};
