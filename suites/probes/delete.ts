/** `delete.*`: a DELETE removes the resource and nothing else. */
import { isSuccess } from '../../client/exchange.ts';
import { type Case, type Live, own, waitUntilGone, within } from '../fixtures/index.ts';
import { deletable } from '../fixtures/profile/operations.ts';
import { DELETE, OVERLOADED_DELETE, type Verb, verbName } from '../fixtures/profile/verbs.ts';
import { find, isListed } from '../fixtures/run/lists.ts';
import { plainForm } from '../fixtures/values/forms.ts';
import { documentedStatuses } from './documentedStatuses.ts';
import { check, expectStatus, expectUnchanged, need, stableState } from './expect/index.ts';
import type { Probe } from './probe.ts';

const WHY = 'no resource of this run offers DELETE';

/** `delete.gone`: afterwards GET and a second DELETE answer 404, and the list no longer contains the resource. */
const gone: Probe = async (t) => {
  await t.each(
    deletable(t.profile),
    (name) => name,
    WHY,
    async (c, name) => {
      const live = await own(c, name);
      const hasList = isListed(c.session, name);
      const wasListed = hasList && (await isInList(c, live));
      const removed = await remove(c, live, DELETE);
      await expectStatus(c, await waitUntilGone(c, live), [404], 'after a DELETE, a GET answers 404');
      const second = await c.send(c.session.requests.remove(DELETE, live.path));
      await expectStatus(c, second, [404], 'after a DELETE, a second DELETE answers 404');
      if (!hasList) return;
      check(c, wasListed, () => ({
        message: 'the list contains a resource before it is deleted',
        expected: `an item with the sid of the new ${name}`,
        actual: 'no page contains it',
      }));
      await expectNotListed(c, live, removed);
    },
  );
};

async function expectNotListed(c: Case, live: Live, removed: number): Promise<void> {
  const isStillListed = await within(
    c,
    () => isInList(c, live),
    (listed) => !listed,
  );
  check(c, !isStillListed, () => ({
    message: 'after a DELETE, the list no longer contains the resource',
    expected: 'no item with its sid',
    actual: `an item with its sid, although DELETE was answered ${removed}`,
  }));
}

/** Searches twice, because pages shift while other cases create and delete. */
async function isInList(c: Case, live: Live): Promise<boolean> {
  const property = c.resource(live.resource).sid?.property ?? 'sid';
  for (let looks = 0; looks < 2; looks += 1) {
    if ((await find(c, live.resource, (item) => item[property] === live.sid)) !== undefined) return true;
  }
  return false;
}

/** Deletes the resource and returns the status. Inconclusive unless the status is 2xx. */
async function remove(c: Case, live: Live, verb: Verb): Promise<number> {
  const exchange = await c.send(c.session.requests.remove(verb, live.path));
  const { status } = exchange.response;
  need(isSuccess(exchange), `${verbName(verb)} was answered ${status}`);
  return status;
}

/** `delete.only-target`: siblings created just before and just after the target stay unchanged. */
const onlyTarget: Probe = async (t) => {
  const rows = deletable(t.profile).flatMap((name) => [DELETE, OVERLOADED_DELETE].map((verb) => ({ name, verb })));
  await t.each(
    rows,
    ({ name, verb }) => `${verbName(verb)} ${name}`,
    WHY,
    async (c, { name, verb }) => {
      const form = plainForm(c, name);
      const isUnique = form.some(([field]) => c.resource(name).fields[field]?.unique === true);
      const before = await own(c, name);
      const target = await own(c, name, form);
      // If no field is unique, the sibling has the same values as the target.
      const after = await own(c, name, isUnique ? plainForm(c, name) : form);
      const [stateBefore, stateAfter] = [await stableState(c, before), await stableState(c, after)];
      await remove(c, target, verb);
      const { status } = (await waitUntilGone(c, target)).response;
      need(status === 404, `${verbName(verb)} did not delete (status ${status}), so unchanged siblings prove nothing`);
      const rule = `${verbName(verb)} of one resource leaves its siblings unchanged`;
      await expectUnchanged(c, before, stateBefore, rule);
      await expectUnchanged(c, after, stateAfter, rule);
    },
  );
};

export const deleteProbes: Record<string, Probe> = {
  'delete.gone': gone,
  'delete.only-target': onlyTarget,
  'delete.documented-statuses': documentedStatuses([DELETE, OVERLOADED_DELETE]),
};
