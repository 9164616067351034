import { numberedPages } from '../../representations/numberedPages.ts';
import type { Fault } from '../fault.ts';

export const nextNeverEnds: Fault = {
  id: 'list/next-never-ends',
  title: 'Each page of a list links to a next one, the last page too',
  breaks: ['list.pages'],
  collateral: ['delete.gone', 'write.rejected-without-effect', 'media.other-not-applied', 'auth.no-side-effects'],
  why: 'these clauses search lists to their end',
  deterministic: true,
  apply: (parts) => numberedPages(parts, { edit: ({ page, link }) => ({ next_page_uri: link(page + 1) }) }),
};
