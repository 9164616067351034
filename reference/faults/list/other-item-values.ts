import type { Fault } from '../fault.ts';

export const otherItemValues: Fault = {
  id: 'list/other-item-values',
  title: 'A list shows each resource with the values of its neighbour',
  breaks: ['list.agrees'],
  collateral: [
    'auth.no-side-effects',
    'media.other-not-applied',
    'media.missing-not-applied',
    'write.rejected-without-effect',
  ],
  why: 'these clauses recognise a resource in a list by its values',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) =>
      parts.representList(
        items.map((item, at) => ({ ...item, values: items.at(at - 1)?.values ?? item.values })),
        x,
      ),
  }),
};
