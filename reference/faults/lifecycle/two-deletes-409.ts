import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage, sleep } from '../support.ts';

export const twoDeletes409: Fault = {
  id: 'lifecycle/two-deletes-409',
  title: 'Of two simultaneous DELETEs of one resource, the second is answered 409',
  breaks: ['lifecycle.concurrent', 'delete.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const deleting = new Set<string>();
    return onStage(parts, 'act', async (x, next) => {
      const { item } = x;
      if (x.method !== 'DELETE' || item === null) return next();
      if (deleting.has(item.sid)) return parts.error({ ...invalid('The resource is being deleted'), status: 409 }, x);
      deleting.add(item.sid);
      await sleep(20);
      deleting.delete(item.sid);
      return next();
    });
  },
};
