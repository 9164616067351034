import type { Fault } from '../fault.ts';

export const second410: Fault = {
  id: 'delete/second-410',
  title: 'A second DELETE of the same resource returns 410',
  breaks: ['delete.gone', 'delete.documented-statuses'],
  collateral: ['lifecycle.model'],
  why: 'a generated sequence may use a resource after its DELETE',
  deterministic: true,
  apply: (parts) => {
    const deleted = new Set<string>();
    return {
      ...parts,
      remove: (item, x) => {
        deleted.add(item.sid);
        return parts.remove(item, x);
      },
      finish: async (reply, x) => {
        const finished = await parts.finish(reply, x);
        return x.method === 'DELETE' && reply.status === 404 && deleted.has(x.route?.sid ?? '')
          ? { ...finished, status: 410 }
          : finished;
      },
    };
  },
};
