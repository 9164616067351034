import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const nextForgetsSize: Fault = {
  id: 'list/next-forgets-size',
  title: 'The link to the next page does not keep the page size',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      typeof document.next_page_uri === 'string'
        ? { ...document, next_page_uri: document.next_page_uri.replace(/PageSize=\d+&/, '') }
        : document,
    ),
};
