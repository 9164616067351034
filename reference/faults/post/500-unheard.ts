import type { Fault } from '../fault.ts';
import { ignoreHook } from '../support.ts';

export const status500Unheard: Fault = {
  id: 'post/500-unheard',
  title: 'The hook cannot make POST return 500',
  breaks: ['post.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 500, (x) => x.method === 'POST'),
};
