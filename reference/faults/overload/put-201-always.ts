import type { Fault } from '../fault.ts';
import { isOverloadedPut, replaceStatus } from '../support.ts';

export const put201Always: Fault = {
  id: 'overload/put-201-always',
  title: 'An overloaded PUT always returns 201',
  breaks: ['overload.put.200', 'overload.equivalence'],
  collateral: ['overload.other-parameters', 'get.304'],
  why: 'these clauses update by overloaded PUT',
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 200, 201, isOverloadedPut),
};
