import type { Variant } from './variant.ts';

export const olderResources: Variant = {
  id: 'older-resources',
  title: 'Two hundred older resources exist, and the default page size is twenty',
  apply: (parts) => {
    let filled = false;
    const fill = (accountSid: string): void => {
      const resources = [
        ['Queues', 'QU'],
        ['Applications', 'AP'],
      ] as const;
      for (const [resource, prefix] of resources) {
        for (let at = 1; at <= 100; at += 1) {
          const sid = `${prefix}${String(at).padStart(32, '0')}`;
          parts.store.put({
            sid,
            accountSid,
            resource,
            sequence: parts.store.nextSequence(),
            createdAt: at,
            updatedAt: at,
            values: { FriendlyName: `old ${at}` },
          });
        }
      }
    };
    return {
      ...parts,
      list: (route, x) => {
        const sized = x.incoming.query.some(([name]) => name === 'PageSize');
        if (!sized) x.incoming.query.push(['PageSize', '20']);
        return parts.list(route, x);
      },
      authenticate: (given, x) => {
        const account = parts.authenticate(given, x);
        if (account !== null && !filled) {
          filled = true;
          fill(account.accountSid);
        }
        return account;
      },
    };
  },
};
