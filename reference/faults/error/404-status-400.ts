import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const status404Status400: Fault = {
  id: 'error/404-status-400',
  title: 'The body of a 404 states status 400',
  breaks: ['error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) => (document.status === 404 ? { ...document, status: 400 } : document)),
};
