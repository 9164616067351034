import type { Fault } from '../fault.ts';
import { unchecked } from '../support.ts';

export const overloadedUnchecked: Fault = {
  id: 'write/overloaded-unchecked',
  title: 'An overloaded PUT takes any integer',
  breaks: ['overload.put.400'],
  collateral: ['lifecycle.model', 'overload.equivalence'],
  why: 'the model may send one out of range',
  deterministic: true,
  apply: (parts) =>
    unchecked(parts, 'integer', (text, x) => (x.overloaded && /^-?\d+$/.test(text) ? Number(text) : null)),
};
