/** `list.complete`: the pages of a list show each resource of the run once, and no deleted one. */
import type { Case } from '../../fixtures/index.ts';
import { POST } from '../../fixtures/profile/verbs.ts';
import { inTurn } from '../../fixtures/run/inTurn.ts';
import { have, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { expectNone, largestPages } from './confirm.ts';
import { type Expected, look } from './contents.ts';
import {
  created,
  createdByEach,
  createVerbs,
  deleteVerbs,
  listed,
  type Member,
  NO_LIST,
  remove,
  update,
  updateVerbs,
} from './members.ts';
import { smallSize } from './smallSize.ts';

/** The smallest page size that the walks ask for. `list.pages` asks for another one. */
const LEAST = 3;
/** The number of resources that stay in the list: enough for three pages. */
const KEPT = 7;
/** The largest default page size for which a case creates as many resources. */
const FILLED = 60;

export const listComplete: Probe = async (t) => {
  const names = listed(t.profile);
  const filled = names.find((name) => t.profile.resources[name]?.billable !== true);
  await t.listsQuiet();
  await t.each(
    names,
    (name) => name,
    NO_LIST,
    (c, name) => inTurn(c, name, () => complete(c, name, name === filled)),
  );
};

async function complete(c: Case, name: string, isFilled: boolean): Promise<void> {
  const verbs = createVerbs(c.profile, name);
  const kept = await createdByEach(c, name, verbs);
  need(kept.length > 0, `no create of ${name} was served`);
  for (const [at, verb] of updateVerbs(c.profile, name).entries()) {
    const member = await created(c, name, verbs[at % verbs.length] ?? POST);
    if (member === undefined) continue;
    await update(c, member, verb);
    kept.push(member);
  }
  const condemned: Member[][] = [];
  for (const _ of deleteVerbs(c.profile, name)) condemned.push(await createdByEach(c, name, verbs));
  kept.push(...(await fill(c, name, kept.length, isFilled)));
  await expectComplete(c, name, undefined, { kept: [...kept, ...condemned.flat()], deleted: [] });

  const deleted: Member[] = [];
  for (const [at, verb] of deleteVerbs(c.profile, name).entries()) {
    for (const member of condemned[at] ?? []) if (await remove(c, member, verb)) deleted.push(member);
  }
  await expectComplete(c, name, undefined, { kept, deleted });
  const { paging } = c.profile;
  if (paging === null) return;
  const sids = (await largestPages(c, name)).flat();
  const positions = kept.map(({ live }) => sids.indexOf(live.sid)).filter((at) => at >= 0);
  const size = have(
    smallSize(positions, { ...paging, least: LEAST }),
    `the list of ${name} is too long to read its pages with the resources of this run`,
  );
  await expectComplete(c, name, size, { kept, deleted });
}

async function expectComplete(c: Case, name: string, size: number | undefined, expected: Expected): Promise<void> {
  const own = [...expected.kept, ...expected.deleted];
  await expectNone(c, name, own, () => look(c, name, size, expected));
}

/** Creates resources until the case has enough for pages of the small size and, if `isFilled`, of the default size. */
async function fill(c: Case, name: string, known: number, isFilled: boolean): Promise<Member[]> {
  const { paging } = c.profile;
  const [verb] = createVerbs(c.profile, name);
  if (paging === null || verb === undefined) return [];
  const { defaultSize = FILLED + 1 } = paging;
  const wanted = isFilled && defaultSize <= FILLED ? defaultSize + 1 : KEPT;
  const made = await Promise.all(Array.from({ length: Math.max(0, wanted - known) }, () => created(c, name, verb)));
  return made.filter((member) => member !== undefined);
}
