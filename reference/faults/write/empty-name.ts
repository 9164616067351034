import type { Fault } from '../fault.ts';
import { unchecked } from '../support.ts';

export const emptyName: Fault = {
  id: 'write/empty-name',
  title: 'A required name may be empty',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: ['write.rejected-without-effect', 'write.error-details'],
  why: 'a broken form of theirs may be broken in this way',
  deterministic: true,
  apply: (parts) => unchecked(parts, 'string', (text) => (text === '' ? text : null)),
};
