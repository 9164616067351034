import type { Item } from '../../exchange.ts';
import { header } from '../../headers.ts';
import type { Fault } from '../fault.ts';

export const oldRepresentation: Fault = {
  id: 'get/old-representation',
  title: 'After a change the new ETag comes with the old representation, once',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const shown = new Map<string, Item>();
    return {
      ...parts,
      represent: (item, x) => {
        const conditional = header(x.incoming, 'if-none-match') !== null;
        const old = conditional ? shown.get(item.sid) : undefined;
        if (x.method === 'GET') shown.set(item.sid, item);
        return parts.represent(old ?? item, x);
      },
      validators: (_, item, x) => ({ etag: parts.validators(JSON.stringify(item), item, x).etag }),
    };
  },
};
