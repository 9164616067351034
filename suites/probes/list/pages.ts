/** `list.pages`: the links between the pages of a list are served and lead through the whole list. */
import { NotApplicable } from '../../../client/failures.ts';
import type { Case } from '../../fixtures/index.ts';
import { inTurn } from '../../fixtures/run/inTurn.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { sidsOn, type Walk, walk } from '../../fixtures/run/walk.ts';
import { have, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { type Doubt, expectNone, largestPages } from './confirm.ts';
import { missing, repeated, sizeOf } from './contents.ts';
import { backwards, otherLinks } from './links.ts';
import { created, createVerbs, listed, type Member, NO_LIST } from './members.ts';
import { sizeLeavingOne, smallSize } from './smallSize.ts';

/** The smallest page size that the walks ask for. */
const LEAST = 2;
/** The number of resources that a case puts into the list: enough for three pages. */
const MEMBERS = 5;

export const listPages: Probe = async (t) => {
  if (t.profile.paging === null) throw new NotApplicable('the profile describes no paging of lists');
  await t.listsQuiet();
  await t.each(
    listed(t.profile),
    (name) => name,
    NO_LIST,
    (c, name) => inTurn(c, name, () => leadsThrough(c, name)),
  );
};

async function leadsThrough(c: Case, name: string): Promise<void> {
  const { paging } = c.profile;
  const [verb] = createVerbs(c.profile, name);
  if (paging === null || verb === undefined) return;
  const members: Member[] = [];
  for (let at = 0; at < MEMBERS; at += 1) {
    const member = await created(c, name, verb);
    if (member !== undefined) members.push(member);
  }
  // `list.complete` judges what the list as a whole shows.
  const largest = await largestPages(c, name);
  const sids = largest.flat();
  const isTwiceOn = (page: unknown[], { live }: Member) => page.indexOf(live.sid) !== page.lastIndexOf(live.sid);
  const known = members.filter(
    (member) => sids.includes(member.live.sid) && !largest.some((page) => isTwiceOn(page, member)),
  );
  need(known.length > 1, `the list of ${name} does not show each resource of this case once`);
  const size = have(
    smallSize(
      known.map(({ live }) => sids.indexOf(live.sid)),
      { ...paging, least: LEAST },
    ),
    `the list of ${name} is too long to read its pages with the resources of this run`,
  );
  const walks: [size: number | undefined, members: Member[]][] = [
    [size, known],
    [undefined, known],
  ];
  // A page with a single item, the last of the list, is one that servers forget.
  const leavingOne = sizeLeavingOne(sids.length, { ...paging, least: LEAST });
  if (leavingOne !== undefined) walks.push([leavingOne, heldOn(c, name, sids)]);
  for (const [asked, members] of walks) {
    await expectNone(c, name, members, async () => {
      const wanted = members.map(({ live }) => live.sid);
      const walked = await walk(c, name, asked, wanted);
      const doubt =
        tooLarge(walked) ??
        brokenLink(walked) ??
        nothingNew(c, walked) ??
        repeated(c, walked, members) ??
        (await missing(c, walked, members)) ??
        (await backwards(c, walked)) ??
        (await otherLinks(c, walked));
      return { walked, doubt };
    });
  }
}

/** The resources of the run that the list shows once. */
function heldOn(c: Case, name: string, sids: readonly unknown[]): Member[] {
  return c.session.account
    .createdIn(pathOf(c.session, name))
    .filter((held) => held.removedBy === undefined && !held.mayBeGone)
    .filter(({ sid }) => sids.includes(sid) && sids.indexOf(sid) === sids.lastIndexOf(sid))
    .map(({ sid, path, resource }) => ({
      live: { sid, path, resource, form: [], representation: {} },
      what: `${name} of this run`,
    }));
}

function tooLarge(walked: Walk): Doubt | undefined {
  const { pages, size } = walked;
  const page = pages.find(({ items }) => size !== undefined && items.length > size);
  if (page === undefined) return undefined;
  return {
    message: 'a page is no larger than asked for',
    expected: `at most ${size} items`,
    actual: `${page.items.length} items`,
    exchange: page.exchange,
    holds: 'at once',
  };
}

function brokenLink(walked: Walk): Doubt | undefined {
  const { broken } = walked;
  if (broken === undefined) return undefined;
  return {
    message: `the links to next pages lead to the end of the list${sizeOf(walked)}`,
    ...broken,
    holds: 'while quiet',
  };
}

/** A page whose items earlier pages have shown. */
function nothingNew(c: Case, walked: Walk): Doubt | undefined {
  const seen = new Set<unknown>();
  for (const [at, page] of walked.pages.entries()) {
    const sids = sidsOn(c.session, walked.name, page);
    const isRepeated = sids.length > 0 && sids.every((sid) => seen.has(sid));
    for (const sid of sids) seen.add(sid);
    if (!isRepeated) continue;
    return {
      message: `no page repeats${sizeOf(walked)}`,
      expected: `further items on page ${at + 1}`,
      actual: 'only items of earlier pages',
      exchange: page.exchange,
      holds: 'while quiet',
    };
  }
  return undefined;
}
