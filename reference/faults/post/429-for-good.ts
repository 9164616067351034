import type { Fault } from '../fault.ts';

export const status429ForGood: Fault = {
  id: 'post/429-for-good',
  title: 'Where one POST met a 429, every later one does',
  breaks: ['post.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const busy = new Set<string>();
    return {
      ...parts,
      hookedStatus: (x) => {
        const status = parts.hookedStatus(x);
        if (x.method !== 'POST' || x.overloaded || parts.route(x.incoming.path, x)?.sid === null) return status;
        if (status === 429) busy.add(x.incoming.path);
        return busy.has(x.incoming.path) ? 429 : status;
      },
    };
  },
};
