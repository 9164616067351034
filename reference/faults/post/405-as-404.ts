import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isSingleton, refuseAt } from '../support.ts';

export const status405As404: Fault = {
  id: 'post/405-as-404',
  title: 'An unsupported POST returns 404',
  breaks: ['post.405'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.method === 'POST' && isSingleton(x),
      (x) => parts.error(refusal(404, x), x),
    ),
};
