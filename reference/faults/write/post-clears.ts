import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const postClears: Fault = {
  id: 'write/post-clears',
  title: 'POST clears every URL that it omits',
  breaks: ['write.partial-update', 'write.put-equals-post', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const urls = Object.keys(item.values).filter((name) => name.endsWith('Url') || name === 'StatusCallback');
      const cleared = Object.fromEntries(urls.map((name) => [name, null]));
      return parts.merge(x.method === 'POST' ? withValues(item, cleared) : item, values, x);
    },
  }),
};
