import type { Fault } from '../fault.ts';
import { unchecked } from '../support.ts';

export const urlWithoutScheme: Fault = {
  id: 'write/url-without-scheme',
  title: 'A URL without a scheme is accepted',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => unchecked(parts, 'url', (text) => (text.includes('://') || /\s/.test(text) ? null : text)),
};
