import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const nextOfOtherResource: Fault = {
  id: 'list/next-of-other-resource',
  title: 'The link to the next page leads to the list of another resource',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) =>
      typeof document.next_page_uri === 'string'
        ? { ...document, next_page_uri: document.next_page_uri.replace(/Queues|Applications/, 'Balance') }
        : document,
    ),
};
