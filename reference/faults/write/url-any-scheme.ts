import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const urlAnyScheme: Fault = {
  id: 'write/url-any-scheme',
  title: 'A URL with any scheme is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text) => (/^[a-z][a-z0-9+.-]*:\/\/[^/\s]/i.test(text) ? text : null)),
};
