/** `overload.unknown-value` and `overload.query-only`: only `?_method=DELETE` deletes. */
import {
  type OverloadQuery,
  unknownMethodQuery,
  unknownMethodTable,
} from '../../../generators/requests/methodOverload.ts';
import { sample } from '../../../generators/seed.ts';
import { type Case, type Live, lookAt, own, readBack } from '../../fixtures/index.ts';
import { documentedStatusesOf } from '../../fixtures/profile/documented.ts';
import { deletable, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, POST } from '../../fixtures/profile/verbs.ts';
import { entryOf, isListed } from '../../fixtures/run/lists.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { check, expectExists, expectUnchanged, need, stableState } from '../expect/index.ts';
import type { Probe, Trial } from '../probe.ts';
import { needOverloadedDelete } from './control.ts';
import { type Harmless, outsideTheQuery } from './outsideTheQuery.ts';

/** The number of random values besides the table. */
const DRAWN = 3;

/** Sends all values to one resource, because none may delete it. The first resource gets the whole table. */
export const unknownValue: Probe = async (t) => {
  const drawn = sample(unknownMethodQuery(), t.seed, DRAWN);
  const rows = deletable(t.profile).map((name, at) => {
    const queries = at === 0 ? [...unknownMethodTable(), ...drawn] : unknownMethodTable('few');
    return { name, queries: [...new Map(queries.map((query) => [query.query, query])).values()] };
  });
  await t.each(
    rows,
    ({ name, queries }) => `${name}: ${queries.length} other values`,
    'the profile offers no DELETE',
    async (c, { name, queries }) => {
      const live = await own(c, name);
      await readBack(c, live);
      for (const query of queries) await expectDocumented(c, live, query);
      await expectStillThere(c, live, queries.map(asPost));
      await needOverloadedDelete(c, name);
    },
  );
  await neverUpdates(t);
};

const asPost = ({ label, query }: OverloadQuery): Harmless => ({
  label: `POST with ${label}`,
  of: (c, live) => ({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query }),
});

async function expectDocumented(c: Case, live: Live, query: OverloadQuery): Promise<void> {
  const { label, of } = asPost(query);
  const exchange = await c.send(of(c, live));
  const allowed = documentedStatusesOf('POST');
  check(c, allowed.includes(exchange.response.status), () => ({
    message: `${label} has a status documented for POST`,
    expected: `one of ${allowed.join(', ')}`,
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** Where only PUT updates, a POST with another value must not update. */
async function neverUpdates(t: Trial): Promise<void> {
  const byPost = updatable(t.profile, 'POST');
  const names = updatable(t.profile, 'PUT').filter((name) => !byPost.includes(name));
  for (const name of names) {
    await t.case(`${name}: other values do not update as PUT does`, async (c) => {
      const live = await own(c, name);
      const before = await stableState(c, live);
      for (const { label, query } of unknownMethodTable('few')) {
        await c.send({ ...c.session.requests.write(POST, live.path, differingForm(c, live)), query });
        await expectUnchanged(c, live, before, `POST with ${label} does not update as PUT does`);
      }
    });
  }
}

export const queryOnly: Probe = (t) =>
  t.each(
    deletable(t.profile),
    (name) => `${name}: _method=DELETE outside of the query string`,
    'the profile offers no DELETE',
    async (c, name) => {
      const live = await own(c, name);
      await readBack(c, live);
      const requests = outsideTheQuery(updatable(t.profile, 'POST').includes(name));
      for (const { of } of requests) await c.send(of(c, live));
      await expectStillThere(c, live, requests);
      await needOverloadedDelete(c, name);
    },
  );

/** The resource is still found, by a GET and in the list. If not, each request is sent to a resource of its own, to find the culprit. */
async function expectStillThere(c: Case, live: Live, requests: Harmless[]): Promise<void> {
  const look = await lookAt(c, live);
  if (look.response.status !== 200) {
    for (const { label, of } of requests) {
      const alone = await own(c, live.resource);
      await c.send(of(c, alone));
      await expectExists(c, alone, `${label} does not delete`);
    }
  }
  check(c, look.response.status === 200, () => ({
    message: 'no request of a series without ?_method=DELETE deletes',
    expected: 'status 200 for a GET',
    actual: `status ${look.response.status}`,
    exchange: look,
  }));
  if (!isListed(c.session, live.resource) || (await entryOf(c, live)) !== undefined) return;
  const other = await own(c, live.resource);
  need((await entryOf(c, other)) !== undefined, 'the list does not show a new resource either');
  check(c, false, () => ({
    message: 'no request of a series without ?_method=DELETE removes the resource from its list',
    expected: 'an item with its sid',
    actual: 'no page contains it',
  }));
}
