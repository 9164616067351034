import type { Fault } from '../fault.ts';
import { oneIn } from '../support.ts';

export const updateLost: Fault = {
  id: 'rare/update-lost',
  title: 'One update in twenty is not kept',
  breaks: ['lifecycle.model'],
  collateral: ['write.round-trip', 'write.put-equals-post', 'overload.equivalence', 'lifecycle.concurrent'],
  why: 'it strikes anybody',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (oneIn(20) ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
