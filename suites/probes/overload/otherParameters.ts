/** `overload.other-parameters`: `_method` works among other query parameters. */
import type { Form } from '../../../generators/forms/form.ts';
import { type OverloadQuery, overloadQuery, overloadQueryTable } from '../../../generators/requests/methodOverload.ts';
import { sample } from '../../../generators/seed.ts';
import { type Case, type Live, own, readBack } from '../../fixtures/index.ts';
import { deletable, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectGone, expectServed } from '../expect/index.ts';
import type { Probe, Trial } from '../probe.ts';
import { needOverloadedDelete, needOverloadedPut } from './control.ts';

interface Row extends OverloadQuery {
  name: string;
  expectEffect(c: Case, name: string, query: OverloadQuery): Promise<void>;
}

/** The number of random queries besides the table. PUTs get fewer, because a POST without `_method` updates too. */
const DRAWN = { PUT: 1, DELETE: 3 };

export const otherParameters: Probe = async (t) => {
  const puts = queries(t, 'PUT');
  const deletes = queries(t, 'DELETE');
  const rows: Row[] = [
    ...updatable(t.profile, 'PUT').flatMap((name) =>
      puts.map((query) => ({ ...query, name, expectEffect: expectUpdated })),
    ),
    ...deletable(t.profile).flatMap((name) =>
      deletes.map((query) => ({ ...query, name, expectEffect: expectDeleted })),
    ),
  ];
  await t.each(
    rows,
    ({ name, label }) => `${name}: ${label}`,
    'the profile offers neither PUT nor DELETE',
    (c, { expectEffect, name, ...query }) => expectEffect(c, name, query),
  );
};

function queries({ seed }: Trial, method: 'PUT' | 'DELETE'): OverloadQuery[] {
  return [...overloadQueryTable(method), ...sample(overloadQuery(method), seed, DRAWN[method])];
}

async function expectUpdated(c: Case, name: string, { label, query }: OverloadQuery): Promise<void> {
  await needOverloadedPut(c, name);
  const live = await own(c, name);
  const form = differingForm(c, live);
  const exchange = await c.send({ ...c.session.requests.write(OVERLOADED_PUT, live.path, form), query });
  expectServed(c, exchange, `_method=PUT works beside other query parameters (${label})`);
  check(c, await showsUpdate(c, live, form), () => ({
    message: `_method=PUT beside other query parameters (${label}) updates`,
    expected: 'a value of the form in the answer to a GET',
    actual: 'the answer to a GET shows no value of the form',
  }));
}

/** Whether a GET shows any value of the form. The clauses on PUT check all values. */
async function showsUpdate(c: Case, live: Live, form: Form): Promise<boolean> {
  const resource = c.resource(live.resource);
  const shown = c.shown(await readBack(c, live)) ?? {};
  const echoed = form.filter(([name]) => resource.fields[name]?.echoed !== false);
  return echoed.length === 0 || echoed.some((pair) => difference(resource, [pair], shown) === undefined);
}

async function expectDeleted(c: Case, name: string, { query }: OverloadQuery): Promise<void> {
  await needOverloadedDelete(c, name);
  const live = await own(c, name);
  const exchange = await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
  expectServed(c, exchange, '_method=DELETE works beside other query parameters');
  await expectGone(c, live, '_method=DELETE beside other query parameters deletes');
}
