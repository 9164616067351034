import type { Fault } from '../fault.ts';
import { restatus } from '../support.ts';

export const status202: Fault = {
  id: 'delete/202',
  title: 'A DELETE is answered 202',
  breaks: ['delete.204', 'overload.delete.204', 'delete.documented-statuses', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => restatus(parts, 204, 202),
};
