import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const urlWithoutHost: Fault = {
  id: 'write/url-without-host',
  title: 'A URL without a host is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text) => (/^https?:\/\/($|[/?#:])/i.test(text) ? text : null)),
};
