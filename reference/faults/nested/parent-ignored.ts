import { NESTED } from '../../profiled/nested.ts';
import type { Fault } from '../fault.ts';

export const parentIgnored: Fault = {
  id: 'nested/parent-ignored',
  title: 'The parent’s sid in the path is ignored',
  breaks: ['get.404', 'post.404', 'put.404', 'delete.404', 'overload.put.404', 'overload.delete.404'],
  collateral: [],
  profile: NESTED,
  served: true,
  deterministic: true,
  apply: (parts) => {
    const { store } = parts;
    const known = (account: string | null, resource: string, sid: string | null) =>
      account === null || sid === null ? null : store.get(account, resource, sid);
    return {
      ...parts,
      // Use the item's own parents instead of those in the path.
      route: (path, x) => {
        const account = x.account?.accountSid ?? null;
        const sid = /\/Members\/([^/]+)\.json$/.exec(path)?.[1] ?? null;
        const own = known(account, 'Members', sid)?.parents?.Services;
        return parts.route(own === undefined ? path : path.replace(/\/Services\/[^/]+\//, `/Services/${own}/`), x);
      },
    };
  },
};
