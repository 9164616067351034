import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const integerWordDefault: Fault = {
  id: 'write/integer-word-default',
  title: 'Text that is no integer is replaced by the default',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'integer', (text) => (/^-?\d+$/.test(text) ? null : 100)),
};
