import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const deleteLostAfterPut: Fault = {
  id: 'overload/delete-lost-after-put',
  title: 'An overloaded DELETE is lost on what was changed by PUT',
  breaks: ['lifecycle.model'],
  collateral: [],
  deterministic: false,
  apply: (parts) => {
    const put = new Set<string>();
    return {
      ...parts,
      update: (item, values, x) => {
        if (isPut(x)) put.add(item.sid);
        return parts.update(item, values, x);
      },
      remove: (item, x) => (x.overloaded && put.has(item.sid) ? undefined : parts.remove(item, x)),
    };
  },
};
