import type { Fault } from '../fault.ts';

export const onDelete: Fault = {
  id: 'overload/on-delete',
  title: 'DELETE ?_method=PUT updates instead',
  breaks: ['overload.post-only'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      incoming.method === 'DELETE' && incoming.query.some(([name, value]) => name === '_method' && value === 'PUT')
        ? 'PUT'
        : parts.effectiveMethod(incoming),
  }),
};
