import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const nextChanged: Fault = {
  id: 'delete/next-changed',
  title: 'A DELETE sets back the resource created just after',
  breaks: ['delete.only-target'],
  collateral: ['lifecycle.concurrent', 'lifecycle.model', 'overload.equivalence', 'write.round-trip'],
  why: 'the next resource may be anybody’s',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    remove: async (item, x) => {
      await parts.remove(item, x);
      const next = parts.store.all(item.accountSid, item.resource).find(({ sequence }) => sequence > item.sequence);
      if (next !== undefined)
        parts.store.put(
          withValues(next, {
            ...next.values,
            ...(item.resource === 'Queues' ? { MaxSize: 1 } : { FriendlyName: 'next', SmsMethod: 'GET' }),
          }),
        );
    },
  }),
};
