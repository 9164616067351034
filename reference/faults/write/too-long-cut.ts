import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const tooLongCut: Fault = {
  id: 'write/too-long-cut',
  title: 'A name that is too long is truncated',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'string', (text) => (text.length > 64 ? text.slice(0, 64) : null)),
};
