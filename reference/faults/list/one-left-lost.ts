import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const oneLeftLost: Fault = {
  id: 'list/one-left-lost',
  title: 'There is no link to the last page if it would show a single resource',
  breaks: ['list.pages'],
  collateral: ['list.complete', 'list.agrees'],
  why: 'the pages of these clauses may leave one resource for the last page',
  deterministic: true,
  apply: (parts) =>
    numberedPages(parts, {
      edit: ({ items, page, size }) => (items.length - (page + 1) * size === 1 ? { next_page_uri: null } : {}),
    }),
};
