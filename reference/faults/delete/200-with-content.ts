import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const status200WithContent: Fault = {
  id: 'delete/200-with-content',
  title: 'DELETE returns 200 with the deleted representation',
  breaks: ['delete.204', 'overload.delete.204', 'delete.documented-statuses'],
  collateral: ['overload.other-parameters', 'lifecycle.concurrent', 'overload.post-only'],
  why: 'the clause expects 204',
  deterministic: true,
  apply: (parts) => ({ ...parts, deleted: (x) => jsonReply(200, x.item === null ? {} : parts.represent(x.item, x)) }),
};
