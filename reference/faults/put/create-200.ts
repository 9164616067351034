import type { Fault } from '../fault.ts';
import { isPut, replaceStatus } from '../support.ts';

export const create200: Fault = {
  id: 'put/create-200',
  title: 'A create by PUT returns 200',
  breaks: ['put.201', 'overload.put.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 201, 200, isPut),
};
