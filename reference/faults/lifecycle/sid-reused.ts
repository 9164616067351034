import type { Fault } from '../fault.ts';

export const sidReused: Fault = {
  id: 'lifecycle/sid-reused',
  title: 'After a delete the next create gets the sid that is free',
  breaks: ['lifecycle.model'],
  collateral: ['delete.gone', 'delete.204', 'overload.delete.204', 'overload.equivalence'],
  why: 'somebody may create between their delete and their read',
  deterministic: false,
  apply: (parts) => {
    const free = new Map<string, string>();
    return {
      ...parts,
      remove: (item, x) => {
        free.set(item.resource, item.sid);
        return parts.remove(item, x);
      },
      makeSid: (prefix, x) => {
        const sid = free.get(x.route?.resource.name ?? '');
        free.delete(x.route?.resource.name ?? '');
        return sid ?? parts.makeSid(prefix, x);
      },
    };
  },
};
