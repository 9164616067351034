import type { Fault } from '../fault.ts';

export const firstOnly: Fault = {
  id: 'overload/first-only',
  title: '`_method` is recognised only as the first parameter',
  breaks: ['overload.other-parameters'],
  collateral: ['delete.documented-statuses'],
  why: 'it sends repeated parameters too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const at = incoming.query.findIndex(([name]) => name === '_method');
      return at > 0 ? incoming.method : parts.effectiveMethod(incoming);
    },
  }),
};
