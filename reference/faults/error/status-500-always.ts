import type { Fault } from '../fault.ts';
import { isError, onDocument } from '../support.ts';

export const status500Always: Fault = {
  id: 'error/status-500-always',
  title: 'Every error body states status 500',
  breaks: ['error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) => onDocument(parts, (document) => (isError(document) ? { ...document, status: 500 } : document)),
};
