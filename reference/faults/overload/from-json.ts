import type { Fault } from '../fault.ts';

export const fromJson: Fault = {
  id: 'overload/from-json',
  title: '`_method` in a JSON body is honoured',
  breaks: ['overload.query-only', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      incoming.method === 'POST' && /^\{"_method":"DELETE"/.test(incoming.body.toString())
        ? 'DELETE'
        : parts.effectiveMethod(incoming),
  }),
};
