import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const oneFieldIgnored: Fault = {
  id: 'put/one-field-ignored',
  title: 'PUT ignores the MaxSize of a queue',
  breaks: ['put.200', 'overload.put.200', 'write.put-equals-post', 'lifecycle.model', 'write.round-trip'],
  collateral: ['get.304', 'write.form-decoding', 'overload.other-parameters'],
  why: 'these clauses may change the MaxSize only',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const { MaxSize, ...rest } = values;
      return parts.merge(item, isPut(x) && MaxSize !== undefined ? rest : values, x);
    },
  }),
};
