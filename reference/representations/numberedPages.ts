/** Another way to page through lists, for faults and variants: by the number of the page. */
import type { Document, Exchange, Item } from '../model.ts';
import type { Parts } from '../parts.ts';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 1000;

export interface NumberedPage {
  /** All items of the list. */
  items: Item[];
  page: number;
  size: number;
  /** A link to the page with the number. */
  link(page: number): string;
  x: Exchange;
}

/** Pages that begin at a multiple of the page size. `edit` changes the members of a page. */
export const numberedPages = (
  parts: Parts,
  { maxSize = MAX_SIZE, edit = () => ({}) }: { maxSize?: number; edit?: (page: NumberedPage) => Document } = {},
): Parts => ({
  ...parts,
  representList: (items, x) => {
    const given = (name: string): number | undefined => {
      const text = x.incoming.query.find(([key]) => key === name)?.[1];
      return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
    };
    const size = Math.min(maxSize, Math.max(1, given('PageSize') ?? DEFAULT_SIZE));
    const page = given('Page') ?? 0;
    const link = (number: number): string => `${x.incoming.path}?PageSize=${size}&Page=${number}`;
    const shown = items.slice(page * size, (page + 1) * size);
    const one = { ...x, incoming: { ...x.incoming, query: [['PageSize', String(MAX_SIZE)]] as [string, string][] } };
    return {
      ...parts.representList(shown, one),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(0, shown.length - 1),
      first_page_uri: link(0),
      next_page_uri: (page + 1) * size < items.length ? link(page + 1) : null,
      previous_page_uri: page > 0 ? link(page - 1) : null,
      ...edit({ items, page, size, link, x }),
    };
  },
});
