import type { Fault } from '../fault.ts';

export const onGetWithBody: Fault = {
  id: 'overload/on-get-with-body',
  title: '`_method` is honoured on a GET with a body',
  breaks: ['overload.get.ignored'],
  collateral: ['get.documented-statuses'],
  why: 'the GET of the clause may have a body',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const method = parts.effectiveMethod({ ...incoming, method: 'POST' });
      return incoming.method === 'GET' && incoming.body.length > 0 && method !== 'POST'
        ? method
        : parts.effectiveMethod(incoming);
    },
  }),
};
