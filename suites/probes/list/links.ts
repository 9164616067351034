/** The links of a list other than those to next pages: previous, first, last, and the page's own. */
import type { Case } from '../../fixtures/index.ts';
import { linkIn, type Page, readPage } from '../../fixtures/run/pages.ts';
import { notServed, sidsOn, type Walk } from '../../fixtures/run/walk.ts';
import { need } from '../expect/index.ts';
import type { Doubt } from './confirm.ts';
import { sizeOf } from './contents.ts';

/** Follows the links to previous pages, from the last page to the first. A list without such links gives nothing to judge. */
export async function backwards(c: Case, walked: Walk): Promise<Doubt | undefined> {
  const property = c.profile.paging?.previousProperty;
  const pages = walked.pages.filter(({ items }) => items.length > 0);
  const later = pages.slice(1);
  const hasLink = (page: Page) => linkIn(c.session, page, property) !== undefined;
  if (!later.some(hasLink)) return undefined;
  const bare = later.find((page) => !hasLink(page));
  if (bare !== undefined) {
    return {
      message: `every page but the first has a link to the previous one${sizeOf(walked)}`,
      expected: `a link in ${property}`,
      actual: 'none, although another page has one',
      exchange: bare.exchange,
      holds: 'while quiet',
    };
  }
  let page = pages.at(-1);
  for (const expected of pages.slice(0, -1).reverse()) {
    const led = page === undefined ? undefined : await follow(c, walked, page, property);
    if (led === undefined) return undefined;
    if ('holds' in led) return led;
    if (!hasSameItems(c, walked, led, expected)) {
      return {
        message: `the links to previous pages lead back through the same pages${sizeOf(walked)}`,
        expected: `the items of page ${walked.pages.indexOf(expected) + 1}`,
        actual: `${led.items.length} items, not the same`,
        exchange: led.exchange,
        holds: 'while quiet',
      };
    }
    page = led;
  }
  const before = page === undefined ? undefined : await follow(c, walked, page, property);
  if (before === undefined || 'holds' in before || before.items.length === 0)
    return before !== undefined && 'holds' in before ? before : undefined;
  return {
    message: `the links to previous pages end at the first page${sizeOf(walked)}`,
    expected: 'no link, or one to an empty page',
    actual: `a link to a page with ${before.items.length} items`,
    exchange: before.exchange,
    holds: 'while quiet',
  };
}

/** Follows the links to the first and last page, and those of the first and last page to themselves. */
export async function otherLinks(c: Case, walked: Walk): Promise<Doubt | undefined> {
  const { paging } = c.profile;
  const [first, last] = [walked.pages[0], walked.pages.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const start = await follow(c, walked, last, paging?.firstProperty);
  if (start !== undefined && 'holds' in start) return start;
  if (start !== undefined && !beginsAlike(c, walked, start, first)) {
    return {
      message: `the link to the first page leads there${sizeOf(walked)}`,
      expected: 'the items of the first page',
      actual: 'other items',
      exchange: start.exchange,
      holds: 'while quiet',
    };
  }
  const end = await follow(c, walked, first, paging?.lastProperty);
  if (end !== undefined && 'holds' in end) return end;
  if (end !== undefined && linkIn(c.session, end, paging?.nextProperty) !== undefined) {
    return {
      message: `the link to the last page leads there${sizeOf(walked)}`,
      expected: 'no link to a next page',
      actual: `a link in ${paging?.nextProperty}`,
      exchange: end.exchange,
      holds: 'while quiet',
    };
  }
  for (const page of new Set([first, last])) {
    const own = await follow(c, walked, page, paging?.ownProperty);
    if (own !== undefined && 'holds' in own) return own;
  }
  return undefined;
}

/** The page to which the link leads; undefined without a link; a doubt if the link is not served. */
async function follow(
  c: Case,
  walked: Walk,
  page: Page,
  property: string | undefined,
): Promise<Page | Doubt | undefined> {
  const place = linkIn(c.session, page, property);
  if (place === undefined) return undefined;
  const message = `every link of a list is served: ${property}${sizeOf(walked)}`;
  if (place === null) {
    const actual = JSON.stringify(page.shown[property ?? '']);
    return { message, expected: 'a URI', actual, exchange: page.exchange, holds: 'at once' };
  }
  const led = await readPage(c, walked.name, place);
  need(!led.exchange.busy, `the list of ${walked.name} could not be read: status ${led.exchange.response.status}`);
  return led.items === undefined ? { message, ...notServed(led.exchange), holds: 'while quiet' } : led;
}

function hasSameItems(c: Case, { name }: Walk, one: Page, other: Page): boolean {
  const [first, second] = [one, other].map((page) => new Set(sidsOn(c.session, name, page)));
  return first?.size === second?.size && [...(first ?? [])].every((sid) => second?.has(sid) === true);
}

/** Whether the shorter page is the beginning of the longer one. The link to the first page may lack the page size. */
function beginsAlike(c: Case, { name }: Walk, one: Page, other: Page): boolean {
  const [first = [], second = []] = [one, other].map((page) => sidsOn(c.session, name, page));
  return first.slice(0, second.length).every((sid, at) => at >= second.length || sid === second[at]);
}
