import type { Fault } from '../fault.ts';
import { acceptInvalid, isPut } from '../support.ts';

export const rangeUnchecked: Fault = {
  id: 'put/range-unchecked',
  title: 'PUT accepts integers out of range',
  breaks: ['put.400', 'overload.put.400'],
  collateral: ['write.put-equals-post', 'lifecycle.model'],
  why: 'these clauses may send an integer out of range',
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text, x) => (isPut(x) && /^-?\d+$/.test(text) ? Number(text) : null)),
};
