import { onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const noPreviousLink: Variant = {
  id: 'no-previous-link',
  title: 'Lists link to next pages only',
  apply: (parts) =>
    onDocument(parts, (document) =>
      document.previous_page_uri === undefined ? document : { ...document, previous_page_uri: null },
    ),
};
