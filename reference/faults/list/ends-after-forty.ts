import type { Fault } from '../fault.ts';

export const endsAfterForty: Fault = {
  id: 'list/ends-after-forty',
  title: 'A list never shows more than the forty newest resources',
  breaks: ['list.complete'],
  collateral: ['delete.gone', 'media.other-not-applied', 'media.missing-not-applied', 'auth.no-side-effects'],
  why: 'other clauses search lists of many resources',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    list: async (route, x) => (await parts.list(route, x)).slice(0, 40),
  }),
};
