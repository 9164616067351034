import type { Fault } from '../fault.ts';
import { isCreate, isError, onDocument } from '../support.ts';

export const createSidUnknown: Fault = {
  id: 'post/create-sid-unknown',
  title: 'The answer to a create by POST shows a sid that nothing stands behind',
  breaks: ['post.201', 'lifecycle.model'],
  collateral: ['delete.gone', 'delete.204', 'lifecycle.concurrent', 'write.round-trip'],
  why: 'nothing that was created can be read',
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      x.method === 'POST' && isCreate(x) && !isError(document)
        ? { ...document, sid: String(document.sid).replace(/.$/, (last) => (last === '0' ? '1' : '0')) }
        : document,
    ),
};
