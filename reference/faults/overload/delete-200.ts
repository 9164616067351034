import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const delete200: Fault = {
  id: 'overload/delete-200',
  title: 'An overloaded DELETE returns 200 with an empty body',
  breaks: ['overload.delete.204', 'overload.equivalence'],
  collateral: ['delete.documented-statuses', 'overload.other-parameters'],
  why: 'these clauses allow only the statuses of DELETE for an overloaded DELETE',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => (reply.status === 204 && x.overloaded ? { ...reply, status: 200, body: '' } : reply)),
};
