import type { Fault } from '../fault.ts';

export const status500ForGood: Fault = {
  id: 'post/500-for-good',
  title: 'After one 500 to a create, the collection always returns 500',
  breaks: ['post.500'],
  collateral: ['post.429'],
  why: 'the list that must show no new resource cannot be read',
  deterministic: true,
  apply: (parts) => {
    const down = new Set<string>();
    return {
      ...parts,
      hookedStatus: (x) => {
        const status = parts.hookedStatus(x);
        if (status === 500 && x.method === 'POST') down.add(x.incoming.path);
        return down.has(x.incoming.path) ? 500 : status;
      },
    };
  },
};
