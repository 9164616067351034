import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';
import { isNativePut } from '../support.ts';

export const putCreatedVanishes: Fault = {
  id: 'lifecycle/put-created-vanishes',
  title: 'A resource created by PUT vanishes later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) => ({
      ...parts,
      create: async (values, x) => {
        const item = await parts.create(values, x);
        if (isNativePut(x)) schedule(item.sid, () => parts.store.delete(item));
        return item;
      },
    })),
};
