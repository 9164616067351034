import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const oneTooLong: Fault = {
  id: 'write/one-too-long',
  title: 'A name of 65 characters is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'string', (text) => ([...text].length === 65 ? text : null)),
};
