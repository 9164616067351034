import type { Fault } from '../fault.ts';

export const onPut: Fault = {
  id: 'overload/on-put',
  title: 'PUT ?_method=DELETE deletes',
  breaks: ['overload.post-only'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
      return incoming.method === 'PUT' && value === 'DELETE' ? 'DELETE' : parts.effectiveMethod(incoming);
    },
  }),
};
