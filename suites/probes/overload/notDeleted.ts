/** `overload.unknown-value` and `overload.query-only`: only `?_method=DELETE` deletes. */
import { Inconclusive } from '../../../client/failures.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
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
import { differingForm } from '../../fixtures/values/forms.ts';
import { check, expectExists } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { needOverloadedDelete } from './control.ts';

/** The number of random values besides the table. */
const DRAWN = 3;

/** Sends all values to one resource, because none may delete it. */
export const unknownValue: Probe = async (t) => {
  const drawn = [...unknownMethodTable(), ...sample(unknownMethodQuery(), t.seed, DRAWN)];
  const queries = [...new Map(drawn.map((query) => [query.query, query])).values()];
  await t.each(
    deletable(t.profile),
    (name) => `${name}: ${queries.length} other values`,
    'the profile offers no DELETE',
    async (c, name) => {
      const live = await own(c, name);
      await readBack(c, live);
      for (const query of queries) await expectDocumented(c, live, query);
      const { response } = await lookAt(c, live);
      if (response.status !== 200) await expectNoneDeletes(c, name, queries);
      await needOverloadedDelete(c, name);
    },
  );
};

async function expectDocumented(c: Case, live: Live, { label, query }: OverloadQuery): Promise<void> {
  const exchange = await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
  const allowed = documentedStatusesOf('POST');
  check(c, allowed.includes(exchange.response.status), () => ({
    message: `POST with ${label} has a status documented for POST`,
    expected: `one of ${allowed.join(', ')}`,
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** Finds the query that deletes, by sending each query to a separate resource. */
async function expectNoneDeletes(c: Case, name: string, queries: OverloadQuery[]): Promise<never> {
  for (const { label, query } of queries) {
    const live = await own(c, name);
    await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
    await expectExists(c, live, `POST with ${label} does not delete`);
  }
  throw new Inconclusive('the resource is gone, but no query alone deletes a resource');
}

export const queryOnly: Probe = async (t) => {
  const rows = deletable(t.profile).flatMap((name) => [false, true].map((beside) => ({ name, beside })));
  await t.each(
    rows,
    ({ name, beside }) => `${name}: _method=DELETE in the body${beside ? ' beside a field' : ''}`,
    'the profile offers no DELETE',
    async (c, { name, beside }) => {
      const live = await own(c, name);
      await readBack(c, live);
      const form = beside && updatable(t.profile, 'POST').includes(name) ? differingForm(c, live) : [];
      await c.send({
        ...c.session.requests.write(POST, live.path, form),
        contentType: FORM_TYPE,
        body: encodeForm([['_method', 'DELETE'], ...form]),
      });
      await expectExists(c, live, '_method=DELETE in the form body does not delete');
      await needOverloadedDelete(c, name);
    },
  );
};
