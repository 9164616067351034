import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedPutUndone: Fault = {
  id: 'lifecycle/overloaded-put-undone',
  title: 'An overloaded PUT is undone later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) => ({
      ...parts,
      update: (item, values, x) => {
        if (isOverloadedPut(x)) schedule(item.sid, () => parts.store.put(item));
        return parts.update(item, values, x);
      },
    })),
};
