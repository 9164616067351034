import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const updateLeavesCopy: Fault = {
  id: 'lifecycle/update-leaves-copy',
  title: 'A PUT leaves a copy of the old state under a new sid',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => {
      const sid = parts.makeSid(item.sid.slice(0, 2), x);
      if (isPut(x)) parts.store.put({ ...item, sid, sequence: parts.store.nextSequence() });
      return parts.update(item, values, x);
    },
  }),
};
