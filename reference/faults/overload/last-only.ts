import type { Fault } from '../fault.ts';

export const lastOnly: Fault = {
  id: 'overload/last-only',
  title: '`_method` is recognised only as the last parameter',
  breaks: ['overload.other-parameters'],
  collateral: ['delete.documented-statuses'],
  why: 'the queries of the clause may have other parameters',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const at = incoming.query.findIndex(([name]) => name === '_method');
      return at >= 0 && at < incoming.query.length - 1 ? incoming.method : parts.effectiveMethod(incoming);
    },
  }),
};
