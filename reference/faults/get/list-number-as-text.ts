import type { Fault } from '../fault.ts';
import { isList, onDocument } from '../support.ts';

export const listNumberAsText: Fault = {
  id: 'get/list-number-as-text',
  title: 'A list tells the number of its page as text',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      isList(x) && 'page' in document ? { ...document, page: String(document.page) } : document,
    ),
};
