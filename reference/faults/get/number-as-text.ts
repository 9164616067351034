import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const numberAsText: Fault = {
  id: 'get/number-as-text',
  title: 'A queue shows its size as text when it is read',
  breaks: ['get.200'],
  collateral: ['write.round-trip', 'lifecycle.model', 'lifecycle.concurrent', 'get.304'],
  why: 'who compares the number that was sent with the text that is shown finds them different',
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      x.method === 'GET' && 'max_size' in document ? { ...document, max_size: String(document.max_size) } : document,
    ),
};
