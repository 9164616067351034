/** Tells a contradiction from an effect of other clients, whose creates and deletes shift the pages of a list. */
import { isDeepStrictEqual } from 'node:util';
import { type ContradictionDetails, Inconclusive } from '../../../client/failures.ts';
import type { Case } from '../../fixtures/index.ts';
import { sidsOn, type Walk, walk } from '../../fixtures/run/walk.ts';
import { check } from '../expect/index.ts';
import type { Member } from './members.ts';

export interface Doubt extends ContradictionDetails {
  /** When the doubt is proved: `at once`, by one answer; `after the lag` of the profile; or if it stays while no page changes. */
  holds: 'at once' | 'after the lag' | 'while quiet';
}

/** A walk, and what its pages contradict. */
export interface Look {
  walked: Walk;
  doubt: Doubt | undefined;
}

/** The maximum number of looks. */
const LOOKS = 7;
/** How often the same pages must return. Rarely, other clients shift the pages in the same way twice. */
const SAME = 3;
/** The wait after a change by another client. Milliseconds. It grows with each look. */
const PAUSE = 250;

/** Repeats a look that shows a doubt. Throws Contradiction if the doubt is proved, and Inconclusive if the pages keep changing. */
export async function expectNone(
  c: Case,
  name: string,
  own: readonly Member[],
  look: () => Promise<Look>,
): Promise<void> {
  let before: unknown[][] | undefined;
  let same = 0;
  for (let looks = 1; looks <= LOOKS; looks += 1) {
    const { walked, doubt } = await look();
    const now = pagesWith(c, walked, own);
    const isSame = before !== undefined && (isDeepStrictEqual(before, now) || isReordered(before, now, own));
    same = isSame ? same + 1 : 0;
    const isProved = doubt?.holds === 'at once' || (doubt?.holds === 'after the lag' && looks > 1) || same === SAME;
    if (doubt === undefined || isProved) {
      check(c, doubt === undefined, () => doubt as Doubt);
      return;
    }
    before = now;
    await c.session.client.pause(looks === 1 ? c.profile.deleteLagMs : isSame ? 0 : PAUSE * looks);
  }
  throw new Inconclusive(`the list of ${name} changed while it was read, ${LOOKS} times`);
}

/** The sids on each page that shows a resource of the case. */
function pagesWith(c: Case, { name, pages }: Walk, own: readonly Member[]): unknown[][] {
  return pages
    .map((page) => sidsOn(c.session, name, page))
    .filter((sids) => own.some(({ live }) => sids.includes(live.sid)));
}

/** Whether the resources of the case are in another order. No other client can cause that. */
function isReordered(before: unknown[][], now: unknown[][], own: readonly Member[]): boolean {
  const [first, second] = [before, now].map((pages) => [...new Set(pages.flat())]);
  const common = own
    .map(({ live }) => live.sid)
    .filter((sid) => first?.includes(sid) === true && second?.includes(sid) === true);
  const order = (sids: unknown[] = []) => sids.filter((sid) => common.some((known) => known === sid));
  return !isDeepStrictEqual(order(first), order(second));
}

/** The sids on each page of the list, in pages of the maximum size. */
export async function largestPages(c: Case, name: string): Promise<unknown[][]> {
  const { pages } = await walk(c, name, c.profile.paging?.maxSize, []);
  return pages.map((page) => sidsOn(c.session, name, page));
}
