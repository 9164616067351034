import type { Item } from '../model.ts';
import type { Variant } from './variant.ts';

export const otherClient: Variant = {
  id: 'other-client',
  title: 'Another run creates, changes and deletes resources of the account at the same time',
  apply: (parts) => {
    let requests = 0;
    let other: Item | undefined;
    return {
      ...parts,
      around: (x, next) => {
        requests += 1;
        const accountSid = parts.accounts[0]?.accountSid;
        if (accountSid === undefined || requests % 10 !== 0) return next();
        if (other !== undefined) parts.store.delete(other);
        const now = parts.now();
        other = {
          sid: parts.makeSid('AP', x),
          accountSid,
          resource: 'Applications',
          sequence: parts.store.nextSequence(),
          createdAt: now,
          updatedAt: now,
          values: { FriendlyName: `proofmark 0badcafe${requests}` },
        };
        parts.store.put(other);
        return next();
      },
    };
  },
};
