import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const codeAsText: Fault = {
  id: 'error/code-as-text',
  title: 'The error code of a 404 is a string',
  breaks: ['error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      document.status === 404 ? { ...document, code: String(document.code) } : document,
    ),
};
