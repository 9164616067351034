import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';
import { isUpdate, onStage, validValues, withValues } from '../support.ts';

export const rejectedUpdateLater: Fault = {
  id: 'lifecycle/rejected-update-later',
  title: 'The valid values of a rejected update are applied later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) =>
      onStage(parts, 'validate', async (x, next) => {
        const reply = await next();
        const { item } = x;
        if (reply === null || item === null || !isUpdate(x)) return reply;
        const valid = validValues(parts, x);
        schedule(item.sid, () => parts.store.put(withValues(item, valid)));
        return reply;
      }),
    ),
};
