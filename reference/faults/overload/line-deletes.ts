import type { Fault } from '../fault.ts';

export const lineDeletes: Fault = {
  id: 'overload/line-deletes',
  title: '`_method` with DELETE on a line of its own deletes',
  breaks: ['overload.unknown-value', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const value = incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
      return incoming.method === 'POST' && /^DELETE$/m.test(value) ? 'DELETE' : parts.effectiveMethod(incoming);
    },
  }),
};
