import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const lengthUnchecked: Fault = {
  id: 'write/length-unchecked',
  title: 'A name longer than 64 characters is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'string', (text) => (text.length > 64 ? text : null)),
};
