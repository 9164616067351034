import type { Fault } from '../fault.ts';

export const deleteIgnored: Fault = {
  id: 'overload/delete-ignored',
  title: '`_method=DELETE` is ignored',
  breaks: ['overload.delete.204', 'overload.equivalence', 'lifecycle.model', 'delete.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const method = parts.effectiveMethod(incoming);
      return incoming.method === 'POST' && method === 'DELETE' ? 'POST' : method;
    },
  }),
};
