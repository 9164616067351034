import type { Fault } from '../fault.ts';
import { unchecked } from '../support.ts';

export const urlWithSpace: Fault = {
  id: 'write/url-with-space',
  title: 'A URL with a space is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => unchecked(parts, 'url', (text) => (/^https?:\/\/\S.* /i.test(text) ? text : null)),
};
