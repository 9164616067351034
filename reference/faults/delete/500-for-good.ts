import type { Fault } from '../fault.ts';

export const status500ForGood: Fault = {
  id: 'delete/500-for-good',
  title: 'A resource whose DELETE failed once can never be deleted',
  breaks: ['delete.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const stuck = new Set<string>();
    return {
      ...parts,
      hookedStatus: (x) => {
        const status = parts.hookedStatus(x);
        if (x.method !== 'DELETE') return status;
        if (status === 500 && !x.overloaded) stuck.add(x.incoming.path);
        return stuck.has(x.incoming.path) ? 500 : status;
      },
    };
  },
};
