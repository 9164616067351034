/** `overload.other-parameters`, `overload.unknown-value`, `overload.query-only`: where `_method` counts. */
import { encodeForm } from '../../../generators/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/mediaType.ts';
import {
  overloadQuery,
  overloadQueryTable,
  unknownMethodQuery,
  unknownMethodTable,
} from '../../../generators/methodOverload.ts';
import { sample } from '../../../generators/seed.ts';
import type { Case, Live } from '../../support/case.ts';
import { documentedStatusesOf } from '../../support/documented.ts';
import type { Exchange } from '../../support/exchange.ts';
import { differingForm } from '../../support/forms.ts';
import { waitUntilGone } from '../../support/gone.ts';
import { once } from '../../support/session.ts';
import { deletable, isUpdatable, updatable } from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { difference } from '../../support/values.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT, POST } from '../../support/verbs.ts';

/** Drawn queries beside the table's. */
const DRAWN = 3;

export const otherParameters: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [
    ...updatable(t.profile, 'PUT').flatMap((name) =>
      queries(t, 'PUT').map((query) => ({ name, method: 'PUT', ...query })),
    ),
    ...deletable(t.profile).flatMap((name) =>
      queries(t, 'DELETE').map((query) => ({ name, method: 'DELETE', ...query })),
    ),
  ];
  await t.each(
    rows,
    ({ name, label }) => `${name}: ${label}`,
    'the profile offers neither PUT nor DELETE',
    async (c, { name, method, query }) => {
      const key = `${t.clause.id} ${name} ${method}`;
      if (method === 'PUT') {
        await once(t.session, key, () => updatesByItself(c, name));
        await overloadedPut(c, await c.create(name), query);
        return;
      }
      await once(t.session, key, async () => deletesByItself(c, await c.create(name)));
      await overloadedDelete(c, await c.create(name), query);
    },
  );
};

function queries(t: Trial, method: 'PUT' | 'DELETE') {
  return [...overloadQueryTable(method), ...sample(overloadQuery(method), t.seed, DRAWN)];
}

/** The control: `?_method=PUT` alone updates. */
async function updatesByItself(c: Case, name: string): Promise<void> {
  const control = await c.create(name);
  c.need(
    await c.served(c.session.requests.write(OVERLOADED_PUT, control.path, differingForm(c, control))),
    'the overloaded PUT does not work by itself',
  );
}

async function overloadedPut(c: Case, live: Live, query: string): Promise<void> {
  const { requests } = c.session;
  const form = differingForm(c, live);
  const exchange = await c.send({ ...requests.write(POST, live.path, form), query });
  served(c, exchange, '_method=PUT works beside other query parameters');
  const wrong = difference(c.resource(live.resource), form, c.shown(await c.read(live)) ?? {});
  c.check(wrong === undefined, () => ({
    message: '_method=PUT beside other query parameters updates',
    expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
    actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
  }));
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
  c.check(status >= 200 && status <= 299, () => ({
    message,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
}

/** The control of all that must not delete: the same POST with `?_method=DELETE` does. */
async function deletesByItself(c: Case, control: Live): Promise<void> {
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
      const plain = c.session.requests.remove(OVERLOADED_DELETE, live.path);
      const allowed = documentedStatusesOf('POST');
      for (const { label, query } of queriesOf) {
        const exchange = await c.send({ ...plain, query });
        await stillStands(c, live, `POST with ${label} does not delete`);
        c.check(allowed.includes(exchange.response.status), () => ({
          message: `POST with ${label} has a status documented for POST`,
          expected: `one of ${allowed.join(', ')}`,
          actual: `status ${exchange.response.status}`,
          exchange,
        }));
      }
      await deletesByItself(c, live);
    },
  );
};

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
      await deletesByItself(c, live);
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
