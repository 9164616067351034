import type { Fault } from '../fault.ts';

export const integerWraps: Fault = {
  id: 'write/integer-wraps',
  title: 'An integer beyond 32 bits wraps around',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const isLong = field.type === 'integer' && /^\d{10,30}$/.test(text);
      return parts.readValue(name, field, isLong ? String(BigInt.asIntN(32, BigInt(text))) : text, x);
    },
  }),
};
