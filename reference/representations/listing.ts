/**
 * Pages of a list, newest first. A link has a token for a position in the order of creation, so creates and deletes between two
 * reads neither hide nor repeat an item.
 */
import type { Document, Exchange, Item, Pairs } from '../model.ts';

const DEFAULT_SIZE = 50;
const MAX_SIZE = 1000;

const number = (query: Pairs, name: string): number | null => {
  const text = query.find(([key]) => key === name)?.[1];
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
};

/** The page documents no 400 for GET: a size out of range becomes the nearest valid one, and any other text the default. */
const pageSize = (query: Pairs): number => Math.min(MAX_SIZE, Math.max(1, number(query, 'PageSize') ?? DEFAULT_SIZE));

/** `PA12`: items older than the twelfth create; `PB12`: newer ones. */
const TOKEN = /^P([AB])(\d{1,15})$/;

function slice(items: Item[], query: Pairs, page: number, size: number): Item[] {
  const token = query.find(([key]) => key === 'PageToken')?.[1] ?? '';
  const [, side, place] = TOKEN.exec(token) ?? [];
  if (side === 'A') return items.filter((item) => item.sequence < Number(place)).slice(0, size);
  if (side === 'B') return items.filter((item) => item.sequence > Number(place)).slice(-size);
  return items.slice(page * size, (page + 1) * size);
}

/** One page of `items`, newest first, as Page, PageSize and PageToken in the query select it. */
export function listDocument(items: Item[], represent: (item: Item) => Document, x: Exchange): Document {
  const { path, query } = x.incoming;
  const stored = x.route?.resource.stored;
  if (!stored) return {};
  const size = pageSize(query);
  const page = number(query, 'Page') ?? 0;
  const shown = slice(items, query, page, size);
  const first = shown[0];
  const last = shown.at(-1);
  const link = (index: number, token: string): string => `${path}?PageSize=${size}&Page=${index}${token}`;
  const older = last !== undefined && items.at(-1) !== last;
  return {
    [stored.listProperty]: shown.map(represent),
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, shown.length - 1),
    uri: x.incoming.target,
    first_page_uri: link(0, ''),
    next_page_uri: older ? link(page + 1, `&PageToken=PA${last.sequence}`) : null,
    previous_page_uri:
      page > 0 && first !== undefined && items[0] !== first ? link(page - 1, `&PageToken=PB${first.sequence}`) : null,
  };
}
