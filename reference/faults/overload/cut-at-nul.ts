import type { Fault } from '../fault.ts';

export const cutAtNul: Fault = {
  id: 'overload/cut-at-nul',
  title: '`_method` is read up to a NUL',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
      return incoming.method === 'POST' && value.split('\u{0}')[0] === 'DELETE'
        ? 'DELETE'
        : parts.effectiveMethod(incoming);
    },
  }),
};
