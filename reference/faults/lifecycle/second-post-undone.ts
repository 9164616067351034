import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';

export const secondPostUndone: Fault = {
  id: 'lifecycle/second-post-undone',
  title: 'The second POST to a resource is undone later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) => {
      const posted = new Set<string>();
      return {
        ...parts,
        update: (item, values, x) => {
          if (x.method === 'POST' && posted.has(item.sid)) schedule(item.sid, () => parts.store.put(item));
          if (x.method === 'POST') posted.add(item.sid);
          return parts.update(item, values, x);
        },
      };
    }),
};
