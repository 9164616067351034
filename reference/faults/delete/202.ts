import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const status202: Fault = {
  id: 'delete/202',
  title: 'DELETE returns 202',
  breaks: ['delete.204', 'overload.delete.204', 'delete.documented-statuses'],
  collateral: ['overload.other-parameters', 'lifecycle.concurrent', 'overload.post-only'],
  why: 'the clause expects 204',
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 204, 202),
};
