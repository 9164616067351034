import type { Fault } from '../fault.ts';
import { isOverloadedPut, restatus } from '../support.ts';

export const create200: Fault = {
  id: 'overload/create-200',
  title: 'A create by overloaded PUT returns 200',
  breaks: ['overload.put.201', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 201, 200, isOverloadedPut),
};
