import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const nativeLost: Fault = {
  id: 'put/native-lost',
  title: 'A native PUT is answered well and not kept',
  breaks: ['put.200', 'write.put-equals-post', 'overload.equivalence', 'write.round-trip'],
  collateral: ['get.304', 'media.put', 'media.form-accepted', 'lifecycle.model'],
  why: 'their change by PUT is not kept',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (isNativePut(x) ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
