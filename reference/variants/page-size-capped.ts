import { numberedPages } from '../representations/numberedPages.ts';
import type { Variant } from './variant.ts';

export const pageSizeCapped: Variant = {
  id: 'page-size-capped',
  title: 'A page holds at most twenty resources, whatever size is asked for',
  apply: (parts) => numberedPages(parts, { maxSize: 20 }),
};
