import type { Fault } from '../fault.ts';

export const sidReused: Fault = {
  id: 'lifecycle/sid-reused',
  title: 'A create reuses the sid of a deleted resource',
  breaks: ['lifecycle.model'],
  collateral: ['delete.gone', 'delete.204', 'overload.delete.204'],
  why: 'another create may come between the DELETE and the GET of these clauses',
  deterministic: false,
  apply: (parts) => {
    const free: Record<string, string[]> = {};
    return {
      ...parts,
      remove: (item, x) => {
        free[item.resource] = [...(free[item.resource] ?? []), item.sid];
        return parts.remove(item, x);
      },
      makeSid: (prefix, x) => free[x.route?.resource.name ?? '']?.pop() ?? parts.makeSid(prefix, x),
    };
  },
};
