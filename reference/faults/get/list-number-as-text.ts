import type { Fault } from '../fault.ts';
import { isList, onDocument } from '../support.ts';

export const listNumberAsText: Fault = {
  id: 'get/list-number-as-text',
  title: 'The page number of a list is a string',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      isList(x) && 'page' in document ? { ...document, page: String(document.page) } : document,
    ),
};
