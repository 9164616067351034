import type { Fault } from '../fault.ts';

export const status500Unlists: Fault = {
  id: 'delete/500-unlists',
  title: 'A resource whose DELETE failed with 500 is missing from the list',
  breaks: ['delete.500', 'overload.delete.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const failed = new Set<string>();
    return {
      ...parts,
      hookedStatus: (x) => {
        const status = parts.hookedStatus(x);
        if (status === 500 && x.method === 'DELETE') failed.add(x.incoming.path);
        return status;
      },
      list: async (route, x) => {
        const items = await parts.list(route, x);
        return items.filter(({ sid }) => ![...failed].some((path) => path.includes(sid)));
      },
    };
  },
};
