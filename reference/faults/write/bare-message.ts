import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const bareMessage: Fault = {
  id: 'write/bare-message',
  title: 'The message of a 400 is only “Bad Request”',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) => (document.status === 400 ? { ...document, message: 'Bad Request' } : document)),
};
