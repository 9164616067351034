import type { Fault } from '../fault.ts';

export const endsInDelete: Fault = {
  id: 'overload/ends-in-delete',
  title: '`_method` that ends in DELETE deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
      return incoming.method === 'POST' && value.endsWith('DELETE') ? 'DELETE' : parts.effectiveMethod(incoming);
    },
  }),
};
