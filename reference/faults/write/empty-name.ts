import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const emptyName: Fault = {
  id: 'write/empty-name',
  title: 'A required name may be empty',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: ['write.put-equals-post'],
  why: 'the invalid form of the clause may omit the name',
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(
      { ...parts, taken: (name, value, x) => value !== '' && parts.taken(name, value, x) },
      'string',
      (text) => (text === '' ? text : null),
    ),
};
