import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const defaultValues: Fault = {
  id: 'list/default-values',
  title: 'A list shows the default of each number',
  breaks: ['list.agrees'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    representList: (items, x) =>
      parts.representList(
        items.map((item) => withValues(item, { MaxSize: null })),
        x,
      ),
  }),
};
