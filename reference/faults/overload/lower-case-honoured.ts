import type { Fault } from '../fault.ts';

export const lowerCaseHonoured: Fault = {
  id: 'overload/lower-case-honoured',
  title: '`_method` is honoured in lower case',
  breaks: ['overload.case'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      parts.effectiveMethod({
        ...incoming,
        query: incoming.query.map(([name, value]) => [name, name === '_method' ? value.toUpperCase() : value]),
      }),
  }),
};
