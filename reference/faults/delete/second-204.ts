import type { Fault } from '../fault.ts';

export const second204: Fault = {
  id: 'delete/second-204',
  title: 'A second DELETE of the same resource returns 204',
  breaks: ['delete.gone'],
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
      stages: {
        ...parts.stages,
        find: (x) =>
          x.method === 'DELETE' && deleted.has(x.route?.sid ?? '') ? parts.deleted(x) : parts.stages.find(x),
      },
    };
  },
};
