import type { Fault } from '../fault.ts';
import { isPut, isUpdate, replaceStatus } from '../support.ts';

export const update201: Fault = {
  id: 'put/update-201',
  title: 'An update by PUT returns 201',
  breaks: ['put.200', 'overload.put.200', 'write.put-equals-post'],
  collateral: ['overload.other-parameters'],
  why: 'the clause expects 200',
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 200, 201, (x) => isPut(x) && isUpdate(x)),
};
