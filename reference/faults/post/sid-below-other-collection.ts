import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidBelowOtherCollection: Fault = {
  id: 'post/sid-below-other-collection',
  title: 'POST finds a sid below any collection',
  breaks: ['post.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) => findAlso(parts, (item, _, sid, x) => x.method === 'POST' && item.sid === sid),
};
