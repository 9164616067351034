import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const replaces: Fault = {
  id: 'put/replaces',
  title: 'PUT resets omitted fields to their default',
  breaks: ['write.partial-update', 'write.put-equals-post', 'lifecycle.model'],
  collateral: ['lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const kept =
        isPut(x) && item.values.FriendlyName !== undefined ? { FriendlyName: item.values.FriendlyName } : item.values;
      return parts.merge({ ...item, values: isPut(x) ? kept : item.values }, values, x);
    },
  }),
};
