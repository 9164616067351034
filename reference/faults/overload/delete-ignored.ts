import type { Fault } from '../fault.ts';

export const deleteIgnored: Fault = {
  id: 'overload/delete-ignored',
  title: '`_method=DELETE` is ignored',
  breaks: ['overload.delete.204', 'overload.equivalence', 'overload.other-parameters', 'lifecycle.model'],
  collateral: ['overload.delete.404', 'overload.delete.401', 'overload.delete.405', 'error.allow'],
  why: 'it is a POST',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const method = parts.effectiveMethod(incoming);
      return incoming.method === 'POST' && method === 'DELETE' ? 'POST' : method;
    },
  }),
};
