import type { Fault } from '../fault.ts';

export const patchDeletes: Fault = {
  id: 'overload/patch-deletes',
  title: '`_method=PATCH` deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1];
      return incoming.method === 'POST' && value === 'PATCH' ? 'DELETE' : parts.effectiveMethod(incoming);
    },
  }),
};
