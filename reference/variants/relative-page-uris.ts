import { onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

const LINKS = ['next_page_uri', 'previous_page_uri', 'first_page_uri', 'uri'];

export const relativePageUris: Variant = {
  id: 'relative-page-uris',
  title: 'Page links of lists are relative to the page: a query alone',
  apply: (parts) =>
    onDocument(parts, (document) => {
      if (document.next_page_uri === undefined) return document;
      const links = LINKS.filter((name) => typeof document[name] === 'string' && String(document[name]).includes('?'));
      return {
        ...document,
        ...Object.fromEntries(links.map((name) => [name, String(document[name]).replace(/^[^?]*/, '')])),
      };
    }),
};
