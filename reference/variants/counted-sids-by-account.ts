import type { Variant } from './variant.ts';

export const countedSidsByAccount: Variant = {
  id: 'counted-sids-by-account',
  title: 'Sids count the resources of each account, so two accounts have the same sids',
  apply: (parts) => {
    const counts = new Map<string, number>();
    return {
      ...parts,
      makeSid: (prefix, x) => {
        const account = x.account?.accountSid ?? '';
        const count = (counts.get(account) ?? 0) + 1;
        counts.set(account, count);
        return prefix + count.toString(16).padStart(32, '0');
      },
    };
  },
};
