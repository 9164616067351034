/** `delete.*`: what is deleted is gone, and nothing else is. */

import { isServed } from '../../client/exchange.ts';
import type { Probe } from '../engine/trial.ts';
import type { Case, Live } from '../fixtures/case/case.ts';
import { deletable } from '../fixtures/profile/operations.ts';
import { DELETE, OVERLOADED_DELETE, type Verb, verbName } from '../fixtures/profile/verbs.ts';
import { waitUntilGone, within } from '../fixtures/reading/gone.ts';
import { find, isListed } from '../fixtures/reading/list.ts';
import { firstDifference, stable } from '../fixtures/values/normalise.ts';
import { documentedStatuses } from './whatever.ts';

/** `delete.gone`: GET is 404, a second DELETE is 404, and the list, which held it before, lacks it. */
const gone: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(
    deletable(t.profile),
    (name) => name,
    'no resource of this run offers DELETE',
    async (c, name) => {
      const live = await c.create(name);
      const listed = isListed(c, name);
      const before = listed ? await listHolds(c, live) : true;
      const removed = await removal(c, live, DELETE);
      const read = await waitUntilGone(c, live);
      await c.status(read, [404], 'after a DELETE, a GET answers 404');
      const second = await c.send(c.session.requests.remove(DELETE, live.path));
      await c.status(second, [404], 'after a DELETE, a second DELETE answers 404');
      c.check(before, () => ({
        message: 'the list holds a resource before it is deleted',
        expected: `an item with the sid of the new ${name}`,
        actual: 'no page has it',
      }));
      if (!listed) return;
      const still = await within(
        c,
        () => listHolds(c, live),
        (holds) => !holds,
      );
      c.check(!still, () => ({
        message: 'after a DELETE, the list lacks the resource',
        expected: 'no item with its sid',
        actual: `an item with its sid, although DELETE was answered ${removed}`,
      }));
    },
  );
};

/** Pages shift while others create and delete: one look that misses it is not enough. */
async function listHolds(c: Case, live: Live): Promise<boolean> {
  const property = c.resource(live.resource).sid?.property ?? 'sid';
  for (let looks = 0; looks < 2; looks += 1) {
    if ((await find(c, live.resource, (item) => item[property] === live.sid)) !== undefined) return true;
  }
  return false;
}

/** Deletes and gives the status. Inconclusive where the target does not say that it did. */
async function removal(c: Case, live: Live, verb: Verb): Promise<number> {
  const exchange = await c.send(c.session.requests.remove(verb, live.path));
  const { status } = exchange.response;
  c.need(isServed(exchange), `${verbName(verb)} was answered ${status}`);
  return status;
}

/** `delete.only-target`: siblings created just before and just after stay as they were. */
const onlyTarget: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = deletable(t.profile).flatMap((name) => [DELETE, OVERLOADED_DELETE].map((verb) => ({ name, verb })));
  await t.each(
    rows,
    ({ name, verb }) => `${verbName(verb)} ${name}`,
    'no resource of this run offers DELETE',
    async (c, { name, verb }) => {
      const form = c.plainForm(name);
      const unique = form.some(([field]) => c.resource(name).fields[field]?.unique === true);
      const before = await c.create(name);
      const target = await c.create(name, form);
      const equal = await c.create(name, unique ? c.plainForm(name) : form);
      const siblings = await Promise.all(
        [before, equal].map(async (live) => ({ live, state: stable(c.resource(name), await c.state(live)) })),
      );
      await removal(c, target, verb);
      const removed = await waitUntilGone(c, target);
      c.need(
        removed.response.status === 404,
        `${verbName(verb)} did not delete (${removed.response.status}): what it leaves alone proves nothing`,
      );
      for (const { live, state } of siblings) {
        const read = await c.read(live);
        c.need(!read.busy && read.response.status !== 401, `a sibling could not be read (${read.response.status})`);
        c.check(read.response.status === 200, () => ({
          message: `${verbName(verb)} of one resource leaves its siblings`,
          expected: 'status 200 for a sibling',
          actual: `status ${read.response.status}`,
          exchange: read,
        }));
        const changed = firstDifference(state, stable(c.resource(name), c.shown(read) ?? {}));
        c.check(changed === undefined, () => ({
          message: `${verbName(verb)} of one resource leaves its siblings as they were`,
          expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
          actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
          exchange: read,
        }));
      }
    },
  );
};

export const deleteProbes: Record<string, Probe> = {
  'delete.gone': gone,
  'delete.only-target': onlyTarget,
  'delete.documented-statuses': documentedStatuses([DELETE, OVERLOADED_DELETE]),
};
