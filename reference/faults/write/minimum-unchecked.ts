import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const minimumUnchecked: Fault = {
  id: 'write/minimum-unchecked',
  title: 'Integers below the minimum are accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text) => (Number(text) < 1 && /^-?\d+$/.test(text) ? Number(text) : null)),
};
