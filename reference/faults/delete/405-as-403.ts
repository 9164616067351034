import type { Fault } from '../fault.ts';
import { replaceStatus } from '../support.ts';

export const status405As403: Fault = {
  id: 'delete/405-as-403',
  title: 'An unsupported DELETE returns 403',
  breaks: ['delete.405', 'overload.delete.405', 'delete.documented-statuses'],
  collateral: ['error.shape'],
  why: 'the status in the error body differs from the expected one',
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 405, 403, (x) => x.method === 'DELETE'),
};
