import { onDocument } from '../faults/support.ts';
import { header } from '../http/headers.ts';
import type { Variant } from './variant.ts';

const LINKS = ['next_page_uri', 'previous_page_uri', 'first_page_uri'];

export const absolutePageUris: Variant = {
  id: 'absolute-page-uris',
  title: 'Page links of lists are absolute URLs',
  apply: (parts) =>
    onDocument(parts, (document, x) => {
      const links = LINKS.filter((name) => typeof document[name] === 'string');
      const absolute = links.map((name) => [name, `http://${header(x.incoming, 'host')}${document[name]}`]);
      return { ...document, ...Object.fromEntries(absolute) };
    }),
};
