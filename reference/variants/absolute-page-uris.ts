import { onDocument } from '../faults/support.ts';
import { header } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const absolutePageUris: Variant = {
  id: 'absolute-page-uris',
  title: 'Page links of lists are absolute URLs',
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      typeof document.next_page_uri === 'string'
        ? { ...document, next_page_uri: `http://${header(x.incoming, 'host')}${document.next_page_uri}` }
        : document,
    ),
};
