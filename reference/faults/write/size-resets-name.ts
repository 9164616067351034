import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const sizeResetsName: Fault = {
  id: 'write/size-resets-name',
  title: 'An update of MaxSize alone changes the name',
  breaks: ['write.partial-update'],
  collateral: ['write.put-idempotent', 'overload.equivalence', 'lifecycle.model'],
  why: 'these clauses compare a name that has changed',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) =>
      parts.merge(
        values.MaxSize !== undefined && values.FriendlyName === undefined
          ? withValues(item, { FriendlyName: item.sid })
          : item,
        values,
        x,
      ),
  }),
};
