import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const create200: Fault = {
  id: 'post/create-200',
  title: 'A create by POST returns 200',
  breaks: ['post.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 201, 200, (x) => x.method === 'POST'),
};
