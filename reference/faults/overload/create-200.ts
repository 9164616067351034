import type { Fault } from '../fault.ts';
import { isOverloadedPut, replaceStatus } from '../support.ts';

export const create200: Fault = {
  id: 'overload/create-200',
  title: 'A create by overloaded PUT returns 200',
  breaks: ['overload.put.201', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 201, 200, isOverloadedPut),
};
