import { type Case, type Live, own, readBack, waitUntilGone, within } from '../../fixtures/index.ts';
import { deletable } from '../../fixtures/profile/operations.ts';
import { DELETE, OVERLOADED_DELETE, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { entryOf, isListed } from '../../fixtures/run/lists.ts';
import { conditional, validatorOf } from '../cells/conditional/validator.ts';
import { check, expectStatus, observe } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { NO_DELETE, remove } from './remove.ts';

/** `delete.gone`: after a delete by either verb, a GET and a second delete answer 404, and the list lacks the resource. */
export const gone: Probe = async (t) => {
  await t.each(
    deletable(t.profile).flatMap((name) => [DELETE, OVERLOADED_DELETE].map((verb) => ({ name, verb }))),
    ({ name, verb }) => `${verbName(verb)} ${name}`,
    NO_DELETE,
    expectGone,
  );
};

async function expectGone(c: Case, { name, verb }: { name: string; verb: Verb }): Promise<void> {
  const live = await own(c, name);
  const validator = validatorOf(await readBack(c, live));
  const hasList = isListed(c.session, name);
  const wasListed = hasList && (await isInList(c, live));
  const removed = await remove(c, live, verb);
  const read = await waitUntilGone(c, live);
  if (verb.overloaded && read.response.status === 200) {
    // `overload.delete.204` judges a target that does not apply `_method`.
    observe(c, `${verbName(verb)} deletes nothing`);
    return;
  }
  const by = `a ${verbName(verb)}`;
  await expectStatus(c, read, [404], `after ${by}, a GET answers 404`);
  if (validator !== undefined) {
    const known = await c.send(conditional(c.session.requests.get(live.path), validator));
    await expectStatus(c, known, [404], `after ${by}, a GET with its last validator answers 404`);
  }
  const second = await c.send(c.session.requests.remove(verb, live.path));
  await expectStatus(c, second, [404], `after ${by}, a second one answers 404`);
  if (!hasList) return;
  check(c, wasListed, () => ({
    message: 'the list contains a resource before it is deleted',
    expected: `an item with the sid of the new ${name}`,
    actual: 'no page contains it',
  }));
  await expectNotListed(c, live, by, removed);
}

async function expectNotListed(c: Case, live: Live, by: string, removed: number): Promise<void> {
  const isStillListed = await within(
    c,
    () => isInList(c, live),
    (listed) => !listed,
  );
  check(c, !isStillListed, () => ({
    message: `after ${by}, the list no longer contains the resource`,
    expected: 'no item with its sid',
    actual: `an item with its sid, although the delete was answered ${removed}`,
  }));
}

async function isInList(c: Case, live: Live): Promise<boolean> {
  return (await entryOf(c, live)) !== undefined;
}
