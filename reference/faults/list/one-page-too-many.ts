import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const onePageTooMany: Fault = {
  id: 'list/one-page-too-many',
  title: 'Pages beyond the end repeat the last page and link on',
  breaks: ['list.complete', 'list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    numberedPages(parts, {
      edit: ({ items, page, size, link, x }) => {
        const last = Math.max(0, Math.ceil(items.length / size) - 1);
        const property = x.route?.resource.stored?.listProperty ?? '';
        const shown = items.slice(Math.min(page, last) * size).slice(0, size);
        return {
          [property]: shown.map((item) => parts.represent(item, x)),
          next_page_uri: page <= last ? link(page + 1) : null,
        };
      },
    }),
};
