import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const previousTooFar: Fault = {
  id: 'list/previous-too-far',
  title: 'The link to the previous page skips a page',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    numberedPages(parts, {
      edit: ({ page, link }) => ({ previous_page_uri: page > 0 ? link(Math.max(0, page - 2)) : null }),
    }),
};
