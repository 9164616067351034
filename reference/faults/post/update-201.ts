import type { Fault } from '../fault.ts';
import { isUpdate, replaceStatus } from '../support.ts';

export const update201: Fault = {
  id: 'post/update-201',
  title: 'An update by POST returns 201',
  breaks: ['post.200', 'write.put-equals-post'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 200, 201, (x) => x.method === 'POST' && isUpdate(x)),
};
