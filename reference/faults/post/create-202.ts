import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const create202: Fault = {
  id: 'post/create-202',
  title: 'A create by POST returns 202',
  breaks: ['post.201', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 201, 202, (x) => x.method === 'POST'),
};
