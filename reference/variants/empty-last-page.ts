import { numberedPages } from '../representations/numberedPages.ts';
import type { Variant } from './variant.ts';

export const emptyLastPage: Variant = {
  id: 'empty-last-page',
  title: 'Every full page of a list links to a next one, which may be empty and links to nothing',
  apply: (parts) =>
    numberedPages(parts, {
      edit: ({ items, page, size, link }) => {
        const shown = items.slice(page * size, (page + 1) * size).length;
        return {
          next_page_uri: shown === size ? link(page + 1) : null,
          ...(shown === 0 && { previous_page_uri: null }),
        };
      },
    }),
};
