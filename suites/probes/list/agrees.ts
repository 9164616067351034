/** `list.agrees`: the entry of a list shows what a GET of the instance shows. */
import type { Representation } from '../../../client/exchange.ts';
import { type Case, readBack } from '../../fixtures/index.ts';
import { POST, type Verb } from '../../fixtures/profile/verbs.ts';
import { inTurn } from '../../fixtures/run/inTurn.ts';
import { isItemOf } from '../../fixtures/run/lists.ts';
import { type Walk, walk } from '../../fixtures/run/walk.ts';
import { firstDifference, stable } from '../../fixtures/values/comparison.ts';
import { check, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { created, createVerbs, listed, type Member, NO_LIST, update, updateVerbs } from './members.ts';

export const listAgrees: Probe = async (t) => {
  await t.listsQuiet();
  await t.each(
    listed(t.profile),
    (name) => name,
    NO_LIST,
    (c, name) => inTurn(c, name, () => agrees(c, name)),
  );
};

async function agrees(c: Case, name: string): Promise<void> {
  const creates = createVerbs(c.profile, name);
  const updates = updateVerbs(c.profile, name);
  const chains: { member: Member; verb: Verb | undefined }[] = [];
  for (let at = 0; at < Math.max(creates.length, updates.length); at += 1) {
    const member = await created(c, name, creates[at % creates.length] ?? POST);
    if (member !== undefined) chains.push({ member, verb: updates[at % updates.length] });
  }
  const members = chains.map(({ member }) => member);
  await expectAgreement(c, name, members);
  if (updates.length === 0) return;
  for (const _ of ['first update', 'second update']) {
    for (const { member, verb } of chains) if (verb !== undefined) await update(c, member, verb);
    await expectAgreement(c, name, members);
  }
}

/** Reads the list first, so that a list that shows the state of its last reading is noticed. */
async function expectAgreement(c: Case, name: string, members: Member[]): Promise<void> {
  const walked = await walk(
    c,
    name,
    c.profile.paging?.maxSize,
    members.map(({ live }) => live.sid),
  );
  const found = members.flatMap((member) => {
    const entry = entryIn(c, walked, member);
    return entry === undefined ? [] : [{ member, ...entry }];
  });
  need(found.length > 0, `the list of ${name} shows no resource of this case`);
  for (const { member, item, exchange } of found) {
    const { live } = member;
    const shown = c.shown(await readBack(c, live)) ?? {};
    const [entry, instance] = [item, shown].map((one) => stable(c.resource(name), one)) as [
      Representation,
      Representation,
    ];
    const differs = firstDifference(common(entry, instance), common(instance, entry));
    check(c, differs === undefined, () => ({
      message: 'an item of a list shows what a GET of the instance shows',
      expected: `${differs?.property} ${JSON.stringify(differs?.other)} (${member.what})`,
      actual: `${differs?.property} ${JSON.stringify(differs?.one)}`,
      exchange,
    }));
  }
}

function entryIn(c: Case, { pages }: Walk, { live }: Member) {
  for (const { items, exchange } of pages) {
    const item = items.find((one) => isItemOf(c.session, live, one));
    if (item !== undefined) return { item, exchange };
  }
  return undefined;
}

/** The properties of the one representation that the other has too. */
function common(one: Representation, other: Representation): Representation {
  return Object.fromEntries(Object.entries(one).filter(([property]) => property in other));
}
