import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const enumDefault: Fault = {
  id: 'write/enum-default',
  title: 'An unknown enum value is replaced by the default',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'enum', () => 'POST'),
};
