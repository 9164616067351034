import type { Fault } from '../fault.ts';

export const soleOnly: Fault = {
  id: 'overload/sole-only',
  title: '`_method` is recognised only as the only parameter',
  breaks: ['overload.other-parameters'],
  collateral: ['delete.documented-statuses'],
  why: 'the queries of the clause may have other parameters',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const at = incoming.query.findIndex(([name]) => name === '_method');
      return at >= 0 && incoming.query.length > 1 ? incoming.method : parts.effectiveMethod(incoming);
    },
  }),
};
