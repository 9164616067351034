import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const nextLoops: Fault = {
  id: 'list/next-loops',
  title: 'The second page of a list links to itself as the next one',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      document.page === 1 && typeof document.next_page_uri === 'string'
        ? { ...document, next_page_uri: document.uri }
        : document,
    ),
};
