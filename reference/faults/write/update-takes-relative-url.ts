import type { Fault } from '../fault.ts';
import { acceptInvalid, isUpdate } from '../support.ts';

export const updateTakesRelativeUrl: Fault = {
  id: 'write/update-takes-relative-url',
  title: 'An update accepts a URL without a scheme if it begins with two slashes',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptInvalid(parts, 'url', (text, x) => (isUpdate(x) && text.startsWith('//') ? text : null)),
};
