import type { Fault } from '../fault.ts';
import { isPut, unchecked } from '../support.ts';

export const rangeUnchecked: Fault = {
  id: 'put/range-unchecked',
  title: 'PUT takes any integer',
  breaks: ['put.400', 'overload.put.400'],
  collateral: ['write.put-equals-post', 'lifecycle.model'],
  why: 'an integer out of range may be among what they send',
  deterministic: true,
  apply: (parts) => unchecked(parts, 'integer', (text, x) => (isPut(x) && /^-?\d+$/.test(text) ? Number(text) : null)),
};
