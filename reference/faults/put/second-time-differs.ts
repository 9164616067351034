import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const secondTimeDiffers: Fault = {
  id: 'put/second-time-differs',
  title: 'A PUT that changes nothing changes other fields',
  breaks: ['write.put-idempotent'],
  collateral: ['write.put-equals-post', 'lifecycle.model', 'write.round-trip', 'write.form-decoding'],
  why: 'the PUT of these clauses may contain no change',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const same = Object.entries(values).every(([name, value]) => item.values[name] === value);
      const other: Values =
        item.resource === 'Queues' ? { MaxSize: 4999 } : { VoiceMethod: 'GET', FriendlyName: 'again' };
      return parts.merge(item, isPut(x) && same ? { ...values, ...other } : values, x);
    },
  }),
};
