import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const listTouches: Fault = {
  id: 'get/list-touches',
  title: 'Reading a list changes the newest of it',
  breaks: ['get.safe'],
  collateral: ['lifecycle.model', 'write.round-trip', 'lifecycle.concurrent', 'write.partial-update'],
  why: 'whatever is compared while somebody reads the list has changed',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    list: async (route, x) => {
      const items = await parts.list(route, x);
      for (const item of items)
        parts.store.put(withValues(item, item.resource === 'Queues' ? { MaxSize: 17 } : { VoiceMethod: 'GET' }));
      return items;
    },
  }),
};
