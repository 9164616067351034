import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const urlWithSpace: Fault = {
  id: 'write/url-with-space',
  title: 'A URL with a space is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text) => (/^https?:\/\/\S.* /i.test(text) ? text : null)),
};
