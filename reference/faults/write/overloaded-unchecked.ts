import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const overloadedUnchecked: Fault = {
  id: 'write/overloaded-unchecked',
  title: 'An overloaded PUT accepts integers out of range',
  breaks: ['overload.put.400'],
  collateral: ['lifecycle.model', 'overload.equivalence'],
  why: 'the generated sequence may contain an integer out of range',
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text, x) => (x.overloaded && /^-?\d+$/.test(text) ? Number(text) : null)),
};
