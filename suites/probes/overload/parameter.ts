/** `overload.other-parameters`, `overload.unknown-value`, `overload.query-only`: where `_method` counts. */

import { type Exchange, isServed, type Representation } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import {
  overloadQuery,
  overloadQueryTable,
  unknownMethodQuery,
  unknownMethodTable,
} from '../../../generators/requests/methodOverload.ts';
import { sample } from '../../../generators/seed.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { inTurn } from '../../fixtures/inTurn.ts';
import { documentedStatusesOf } from '../../fixtures/profile/documented.ts';
import { deletable, isUpdatable, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT, POST } from '../../fixtures/profile/verbs.ts';
import { waitUntilGone } from '../../fixtures/reading/gone.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';

interface Query {
  label: string;
  query: string;
}

/** Drawn queries beside the table's. */
const DRAWN = 3;

export const otherParameters: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [
    ...updatable(t.profile, 'PUT').map((name) => ({
      label: `${name}: _method=PUT beside other parameters`,
      body: (c: Case) => overloadedPuts(c, name, queries(t, 'PUT')),
    })),
    ...deletable(t.profile).flatMap((name) =>
      queries(t, 'DELETE').map(({ label, query }) => ({
        label: `${name}: ${label}`,
        body: async (c: Case) => {
          const { id } = t.clause;
          await c.once(`${id} ${name}`, async (own) => deletesByItself(own, () => own.create(name)));
          await overloadedDelete(c, await c.create(name), query);
        },
      })),
    ),
  ];
  await t.each(
    rows,
    ({ label }) => label,
    'the profile offers neither PUT nor DELETE',
    (c, { body }) => body(c),
  );
};

function queries(t: Trial, method: 'PUT' | 'DELETE') {
  return [...overloadQueryTable(method), ...sample(overloadQuery(method), t.seed, DRAWN)];
}

/** One resource through all queries; first the control, `?_method=PUT` alone. */
async function overloadedPuts(c: Case, name: string, queriesOf: Query[]): Promise<void> {
  let live = await c.create(name);
  c.need(
    await c.served(c.session.requests.write(OVERLOADED_PUT, live.path, differingForm(c, live))),
    'the overloaded PUT does not work by itself',
  );
  live = { ...live, representation: await c.state(live) };
  for (const query of queriesOf) {
    const representation = await inTurn(
      () => overloadedPut(c, live, query),
      async () => overloadedPut(c, await c.create(name), query),
    );
    live = { ...live, representation };
  }
}

/** Updates to values that the resource does not have yet; gives the state afterwards. */
async function overloadedPut(c: Case, live: Live, { label, query }: Query): Promise<Representation> {
  const { requests } = c.session;
  const form = differingForm(c, live);
  const exchange = await c.send({ ...requests.write(POST, live.path, form), query });
  served(c, exchange, `_method=PUT works beside other query parameters (${label})`);
  const shown = c.shown(await c.read(live)) ?? {};
  const wrong = difference(c.resource(live.resource), form, shown);
  c.check(wrong === undefined, () => ({
    message: `_method=PUT beside other query parameters (${label}) updates`,
    expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
    actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
  }));
  return shown;
}

async function overloadedDelete(c: Case, live: Live, query: string): Promise<void> {
  const { requests } = c.session;
  const exchange = await c.send({ ...requests.write(POST, live.path, []), query, body: null, contentType: null });
  served(c, exchange, '_method=DELETE works beside other query parameters');
  const read = await waitUntilGone(c, live);
  c.check(read.response.status === 404, () => ({
    message: '_method=DELETE beside other query parameters deletes',
    expected: 'status 404 for a GET',
    actual: `status ${read.response.status}`,
    exchange: read,
  }));
}

/** Which 2xx it is, the cells judge. */
function served(c: Case, exchange: Exchange, message: string): void {
  const { status } = exchange.response;
  c.check(isServed(exchange), () => ({
    message,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
}

/** The control of all that must not delete: the same POST with `?_method=DELETE` does. */
async function deletesByItself(c: Case, instance: () => Promise<Live>): Promise<void> {
  const control = await instance();
  await c.send(c.session.requests.remove(OVERLOADED_DELETE, control.path));
  const read = await waitUntilGone(c, control);
  c.need(
    read.response.status === 404,
    `POST ?_method=DELETE does not delete (a GET answers ${read.response.status}): nothing follows from what does not delete either`,
  );
  c.markGone(control);
}

export const unknownValue: Probe = async (t) => {
  t.evidence.add('natural');
  const drawn = [...unknownMethodTable(), ...sample(unknownMethodQuery(), t.seed, DRAWN)];
  const queriesOf = [...new Map(drawn.map((query) => [query.query, query])).values()];
  await t.each(
    deletable(t.profile),
    (name) => `${name}: ${queriesOf.length} other values`,
    'the profile offers no DELETE',
    async (c, name) => {
      const live = await c.create(name);
      for (const query of queriesOf) await documentedForPost(c, live, query);
      const { response, busy } = await c.read(live);
      c.need(!busy && response.status !== 401, `the resource could not be read back (${response.status})`);
      c.judged += 1;
      if (response.status !== 200) await tellWhich(c, name, queriesOf);
      await deletesByItself(c, async () => live);
    },
  );
};

/** Sends the query, and judges the status alone. */
async function documentedForPost(c: Case, live: Live, { label, query }: Query): Promise<void> {
  const exchange = await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
  const allowed = documentedStatusesOf('POST');
  c.check(allowed.includes(exchange.response.status), () => ({
    message: `POST with ${label} has a status documented for POST`,
    expected: `one of ${allowed.join(', ')}`,
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** One of the queries deleted: each on a resource of its own tells which. */
async function tellWhich(c: Case, name: string, queriesOf: Query[]): Promise<void> {
  for (const query of queriesOf) {
    const live = await c.create(name);
    await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query: query.query });
    await stillStands(c, live, `POST with ${query.label} does not delete`);
  }
  throw new Inconclusive('the resource is gone, but none of the queries deletes by itself');
}

export const queryOnly: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = deletable(t.profile).flatMap((name) => [false, true].map((more) => ({ name, more })));
  await t.each(
    rows,
    ({ name, more }) => `${name}: _method=DELETE in the body${more ? ' beside a field' : ''}`,
    'the profile offers no DELETE',
    async (c, { name, more }) => {
      const live = await c.create(name);
      const writable =
        updatable(t.profile, 'POST').includes(name) && Object.values(c.resource(name).fields).some(isUpdatable);
      const form = more && writable ? differingForm(c, live) : [];
      await c.send({
        ...c.session.requests.write(POST, live.path, form),
        contentType: FORM_TYPE,
        body: encodeForm([['_method', 'DELETE'], ...form]),
      });
      await stillStands(c, live, '_method=DELETE in the form body does not delete');
      await deletesByItself(c, async () => live);
    },
  );
};

async function stillStands(c: Case, live: Live, message: string): Promise<Exchange> {
  const read = await c.read(live);
  c.need(!read.busy && read.response.status !== 401, `the resource could not be read back (${read.response.status})`);
  c.check(read.response.status === 200, () => ({
    message,
    expected: 'status 200 for a GET',
    actual: `status ${read.response.status}`,
    exchange: read,
  }));
  return read;
}
