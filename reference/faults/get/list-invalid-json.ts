import type { Fault } from '../fault.ts';
import { isList, onReply } from '../support.ts';

export const listInvalidJson: Fault = {
  id: 'get/list-invalid-json',
  title: 'The JSON of a list has a trailing comma',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      isList(x) && reply.status === 200 ? { ...reply, body: (reply.body ?? '').replace(/}$/, ',}') } : reply,
    ),
};
