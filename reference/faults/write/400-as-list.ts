import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const status400AsList: Fault = {
  id: 'write/400-as-list',
  title: 'The body of a 400 is a list of errors',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details', 'error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) => onDocument(parts, (document) => (document.status === 400 ? { errors: [document] } : document)),
};
