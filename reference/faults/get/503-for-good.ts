import type { Fault } from '../fault.ts';

export const status503ForGood: Fault = {
  id: 'get/503-for-good',
  title: 'A resource that returned 503 once always does',
  breaks: ['get.503'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const down = new Set<string>();
    return {
      ...parts,
      hookedStatus: (x) => {
        const status = parts.hookedStatus(x);
        if (status === 503) down.add(x.incoming.path);
        return x.method === 'GET' && down.has(x.incoming.path) ? 503 : status;
      },
    };
  },
};
