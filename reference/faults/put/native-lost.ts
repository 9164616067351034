import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const nativeLost: Fault = {
  id: 'put/native-lost',
  title: 'A native PUT returns 200 but is not stored',
  breaks: ['put.200', 'write.put-equals-post', 'overload.equivalence', 'write.round-trip'],
  collateral: ['get.304', 'media.put', 'media.form-accepted', 'lifecycle.model'],
  why: 'the PUT of these clauses is not stored',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (isNativePut(x) ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
