import type { Fault } from '../fault.ts';

export const otherName: Fault = {
  id: 'overload/other-name',
  title: 'The parameter `method` is honoured like `_method`',
  breaks: ['overload.other-names'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      return incoming.method === 'POST' && incoming.query.some(([name, text]) => name === 'method' && text === 'DELETE')
        ? 'DELETE'
        : parts.effectiveMethod(incoming);
    },
  }),
};
