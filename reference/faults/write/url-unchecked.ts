import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const urlUnchecked: Fault = {
  id: 'write/url-unchecked',
  title: 'A URL field accepts any text',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text) => text),
};
