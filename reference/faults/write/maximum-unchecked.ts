import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const maximumUnchecked: Fault = {
  id: 'write/maximum-unchecked',
  title: 'Integers above the maximum are accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text) => (Number(text) > 5000 && /^\d+$/.test(text) ? Number(text) : null)),
};
