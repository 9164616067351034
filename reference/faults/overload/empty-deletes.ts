import type { Fault } from '../fault.ts';

export const emptyDeletes: Fault = {
  id: 'overload/empty-deletes',
  title: 'An empty `_method` deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1];
      return incoming.method === 'POST' && value === '' ? 'DELETE' : parts.effectiveMethod(incoming);
    },
  }),
};
