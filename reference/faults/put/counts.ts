import type { Fault } from '../fault.ts';
import { isPut, withValues } from '../support.ts';

export const counts: Fault = {
  id: 'put/counts',
  title: 'Each PUT adds a number to the name',
  breaks: [
    'write.put-idempotent',
    'put.200',
    'overload.put.200',
    'write.put-equals-post',
    'lifecycle.model',
    'write.round-trip',
  ],
  collateral: ['write.partial-update', 'write.form-decoding', 'get.304', 'media.put'],
  why: 'the name that they compare has changed',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const merged = parts.merge(item, values, x);
      return isPut(x) ? withValues(merged, { FriendlyName: `${item.values.FriendlyName ?? ''}+` }) : merged;
    },
  }),
};
