import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const firstIsSecond: Fault = {
  id: 'list/first-is-second',
  title: 'The link to the first page leads to the second',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      typeof document.first_page_uri === 'string'
        ? { ...document, first_page_uri: document.first_page_uri.replace('Page=0', 'Page=1') }
        : document,
    ),
};
