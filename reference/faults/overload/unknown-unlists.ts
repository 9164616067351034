import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownUnlists: Fault = {
  id: 'overload/unknown-unlists',
  title: 'An unknown `_method` that contains DELETE removes the resource from its list',
  breaks: ['overload.unknown-value'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const hidden = new Set<string>();
    return onStage(
      { ...parts, list: async (route, x) => (await parts.list(route, x)).filter(({ sid }) => !hidden.has(sid)) },
      'act',
      (x, next) => {
        const value = x.incoming.query.find(([name]) => name === '_method')?.[1] ?? '';
        if (x.method === 'POST' && value !== 'DELETE' && value.includes('DELETE') && x.item !== null)
          hidden.add(x.item.sid);
        return next();
      },
    );
  },
};
