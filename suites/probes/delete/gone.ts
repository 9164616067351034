import { type Case, type Live, own, readBack, waitUntilGone, within } from '../../fixtures/index.ts';
import { deletable } from '../../fixtures/profile/operations.ts';
import { DELETE } from '../../fixtures/profile/verbs.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { check, expectStatus } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { NO_DELETE, remove } from './remove.ts';

/** `delete.gone`: after a DELETE, a GET and a second DELETE answer 404, and the list no longer contains the resource. */
export const gone: Probe = async (t) => {
  await t.each(
    deletable(t.profile),
    (name) => name,
    NO_DELETE,
    async (c, name) => {
      const live = await own(c, name);
      await readBack(c, live);
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
