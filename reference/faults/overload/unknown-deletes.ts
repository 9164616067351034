import type { Fault } from '../fault.ts';

export const unknownDeletes: Fault = {
  id: 'overload/unknown-deletes',
  title: 'Every `_method` except PUT deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1];
      return incoming.method === 'POST' && value !== undefined && value !== 'PUT'
        ? 'DELETE'
        : parts.effectiveMethod(incoming);
    },
  }),
};
