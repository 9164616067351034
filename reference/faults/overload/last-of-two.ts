import type { Fault } from '../fault.ts';

export const lastOfTwo: Fault = {
  id: 'overload/last-of-two',
  title: 'The last of two `_method` values is applied',
  breaks: ['overload.repeated'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => parts.effectiveMethod({ ...incoming, query: [...incoming.query].reverse() }),
  }),
};
