import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const delete200: Fault = {
  id: 'overload/delete-200',
  title: 'An overloaded DELETE is answered 200 with nothing',
  breaks: ['overload.delete.204', 'overload.equivalence'],
  collateral: ['delete.documented-statuses', 'overload.other-parameters'],
  why: 'an overloaded DELETE is judged by DELETE’s list',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => (reply.status === 204 && x.overloaded ? { ...reply, status: 200, body: '' } : reply)),
};
