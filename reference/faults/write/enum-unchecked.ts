import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const enumUnchecked: Fault = {
  id: 'write/enum-unchecked',
  title: 'An enum field accepts any text',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'enum', (text) => text),
};
