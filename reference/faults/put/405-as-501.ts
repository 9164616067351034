import type { Fault } from '../fault.ts';
import { isPut, replaceStatus } from '../support.ts';

export const status405As501: Fault = {
  id: 'put/405-as-501',
  title: 'An unsupported PUT returns 501',
  breaks: ['put.405', 'overload.put.405', 'write.documented-statuses'],
  collateral: ['error.shape'],
  why: 'the status in the error body differs from the expected one',
  deterministic: true,
  apply: (parts) => replaceStatus(parts, 405, 501, isPut),
};
