import type { Fault } from '../fault.ts';
import { deaf } from '../support.ts';

export const status500Unheard: Fault = {
  id: 'post/500-unheard',
  title: 'The hook for 500 is not honoured by POST',
  breaks: ['post.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => deaf(parts, 500, (x) => x.method === 'POST'),
};
