import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const previousMissing: Fault = {
  id: 'list/previous-missing',
  title: 'The second page of a list does not link to the first',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) => (document.page === 1 ? { ...document, previous_page_uri: null } : document)),
};
