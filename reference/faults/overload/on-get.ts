import type { Fault } from '../fault.ts';

export const onGet: Fault = {
  id: 'overload/on-get',
  title: '`_method=DELETE` is honoured on GET',
  breaks: ['overload.get.ignored'],
  collateral: ['get.documented-statuses'],
  why: 'the queries of the clause may contain `_method`',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      (incoming.method === 'GET'
        ? parts.effectiveMethod({ ...incoming, method: 'POST' })
        : parts.effectiveMethod(incoming)
      ).replace('POST', incoming.method),
  }),
};
