import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const previousNeverEnds: Fault = {
  id: 'list/previous-never-ends',
  title: 'The first page of a list links to itself as the previous one',
  breaks: ['list.pages'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    numberedPages(parts, { edit: ({ page, link }) => ({ previous_page_uri: link(Math.max(0, page - 1)) }) }),
};
