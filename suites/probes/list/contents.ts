/** Compares the pages of a list with the resources that must be, and those that must not be, in it. */
import { Inconclusive } from '../../../client/failures.ts';
import { type Case, read } from '../../fixtures/index.ts';
import type { Page } from '../../fixtures/run/pages.ts';
import { sidsOn, type Walk, walk } from '../../fixtures/run/walk.ts';
import type { Doubt, Look } from './confirm.ts';
import type { Member } from './members.ts';

export interface Expected {
  kept: readonly Member[];
  deleted: readonly Member[];
}

/** Walks the list with the page size, and compares its pages. */
export async function look(
  c: Case,
  name: string,
  size: number | undefined,
  { kept, deleted }: Expected,
): Promise<Look> {
  const walked = await walk(
    c,
    name,
    size,
    kept.map(({ live }) => live.sid),
  );
  const doubt = repeated(c, walked, kept) ?? (await stillShown(c, walked, deleted)) ?? (await missing(c, walked, kept));
  return { walked, doubt };
}

/** A resource that the pages show more than once. One page that shows it twice is proof. */
export function repeated(c: Case, walked: Walk, kept: readonly Member[]): Doubt | undefined {
  for (const member of kept) {
    const pages = walked.pages.filter((page) => timesOn(c, walked, page, member) > 0);
    const times = pages.reduce((sum, page) => sum + timesOn(c, walked, page, member), 0);
    const page = pages.find((one) => timesOn(c, walked, one, member) > 1) ?? pages.at(-1);
    if (times < 2 || page === undefined) continue;
    return {
      message: `a list shows each resource once${sizeOf(walked)}`,
      expected: `one item: ${member.what}`,
      actual: `${times} items with its sid, on ${pages.length === 1 ? 'one page' : `${pages.length} pages`}`,
      exchange: page.exchange,
      holds: timesOn(c, walked, page, member) > 1 ? 'at once' : 'while quiet',
    };
  }
  return undefined;
}

/** A deleted resource that a page shows, although a GET no longer finds it. */
async function stillShown(c: Case, walked: Walk, deleted: readonly Member[]): Promise<Doubt | undefined> {
  for (const member of deleted) {
    const page = walked.pages.find((one) => timesOn(c, walked, one, member) > 0);
    if (page === undefined || (await read(c, member.live)).response.status !== 404) continue;
    return {
      message: `a list shows no deleted resource${sizeOf(walked)}`,
      expected: `no item: ${member.what}`,
      actual: 'an item with its sid, although a GET of it is answered 404',
      exchange: page.exchange,
      holds: 'after the lag',
    };
  }
  return undefined;
}

/** A resource that a GET finds, but no page shows. A list of one page is proof. Inconclusive if the list is too long to read. */
export async function missing(c: Case, walked: Walk, kept: readonly Member[]): Promise<Doubt | undefined> {
  for (const member of kept) {
    if (walked.pages.some((page) => timesOn(c, walked, page, member) > 0)) continue;
    if (!walked.isWhole && walked.broken === undefined)
      throw new Inconclusive(
        `the first ${walked.pages.length} pages of the list of ${walked.name} do not show the resources of this run`,
      );
    if ((await read(c, member.live)).response.status !== 200) continue;
    const last = walked.pages.at(-1);
    return {
      message: `a list shows each resource${sizeOf(walked)}`,
      expected: `an item: ${member.what}`,
      actual: 'no item with its sid on any page, although a GET of it is answered 200',
      ...(last !== undefined && { exchange: last.exchange }),
      holds: walked.isWhole && walked.pages.length === 1 ? 'at once' : 'while quiet',
    };
  }
  return undefined;
}

function timesOn(c: Case, { name }: Walk, page: Page, { live }: Member): number {
  return sidsOn(c.session, name, page).filter((sid) => sid === live.sid).length;
}

/** `, in pages of 3` */
export function sizeOf({ size }: Walk): string {
  return size === undefined ? '' : `, in pages of ${size}`;
}
