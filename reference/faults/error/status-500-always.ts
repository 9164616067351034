import type { Fault } from '../fault.ts';
import { isError, onDocument } from '../support.ts';

export const status500Always: Fault = {
  id: 'error/status-500-always',
  title: 'An error body tells status 500, whatever the status',
  breaks: ['error.shape'],
  collateral: ['write.error-details', 'post.400', 'put.400', 'overload.put.400'],
  why: 'the body of a 400 has to agree with it',
  deterministic: true,
  apply: (parts) => onDocument(parts, (document) => (isError(document) ? { ...document, status: 500 } : document)),
};
