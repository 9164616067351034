import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const knownEtag304: Fault = {
  id: 'delete/known-etag-304',
  title: 'A GET of a deleted resource with any validator answers 304',
  breaks: ['delete.gone'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const removed = new Set<string>();
    return {
      ...parts,
      remove: (item, x) => {
        removed.add(item.sid);
        return parts.remove(item, x);
      },
      around: async (x, next) => {
        const reply = await next();
        const isKnown = removed.has(x.route?.sid ?? '') && header(x.incoming, 'if-none-match') !== null;
        return isKnown && reply.status === 404 ? { status: 304, headers: [], body: null } : reply;
      },
    };
  },
};
