import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const urlWithoutScheme: Fault = {
  id: 'write/url-without-scheme',
  title: 'A URL without a scheme is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text) => (text.includes('://') || /\s/.test(text) ? null : text)),
};
