import type { Variant } from './variant.ts';

export const methodInAnyCase: Variant = {
  id: 'method-in-any-case',
  title: '`_method` is honoured in any letter case',
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      parts.effectiveMethod({
        ...incoming,
        query: incoming.query.map(([name, value]) => [name, name === '_method' ? value.trim().toUpperCase() : value]),
      }),
  }),
};
