import type { Fault } from '../fault.ts';

export const listDeletes: Fault = {
  id: 'overload/list-deletes',
  title: '`_method` with a list that contains DELETE deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
      return incoming.method === 'POST' && value.includes(',') && value.split(',').includes('DELETE')
        ? 'DELETE'
        : parts.effectiveMethod(incoming);
    },
  }),
};
