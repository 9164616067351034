import type { Fault } from '../fault.ts';
import { isPut, isUpdate, onReply } from '../support.ts';

export const update204: Fault = {
  id: 'put/update-204',
  title: 'An update by PUT is answered 204 with nothing',
  breaks: ['put.200', 'overload.put.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['overload.other-parameters', 'write.documented-statuses'],
  why: 'what it sees is no 200',
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 200 && isPut(x) && isUpdate(x) ? { ...reply, status: 204, headers: [], body: null } : reply,
    ),
};
