import type { Fault } from '../fault.ts';
import { isPut, isUpdate, onReply } from '../support.ts';

export const update204: Fault = {
  id: 'put/update-204',
  title: 'An update by PUT returns 204 with an empty body',
  breaks: ['put.200', 'overload.put.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['overload.other-parameters', 'write.documented-statuses'],
  why: 'these clauses expect 200',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 200 && isPut(x) && isUpdate(x) ? { ...reply, status: 204, headers: [], body: null } : reply,
    ),
};
