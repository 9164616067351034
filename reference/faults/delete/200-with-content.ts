import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const status200WithContent: Fault = {
  id: 'delete/200-with-content',
  title: 'A DELETE is answered 200 and shows what it deleted',
  breaks: ['delete.204', 'overload.delete.204', 'delete.documented-statuses'],
  collateral: ['overload.other-parameters'],
  why: 'what it sees is no 204',
  deterministic: true,
  apply: (parts) => ({ ...parts, deleted: (x) => jsonReply(200, x.item === null ? {} : parts.represent(x.item, x)) }),
};
