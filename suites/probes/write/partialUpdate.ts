/** `write.partial-update`: an update does not change the properties of fields that it omits. */
import { isDeepStrictEqual } from 'node:util';
import type { Representation } from '../../../client/exchange.ts';
import { fieldsFor } from '../../../generators/forms/form.ts';
import { type Case, own, readBack } from '../../fixtures/index.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { differingForm, pinned, plainFullForm } from '../../fixtures/values/forms.ts';
import { expectSame, need, stableState } from '../expect/index.ts';
import type { Probe, Trial } from '../probe.ts';

interface Update {
  name: string;
  verb: Verb;
  field: string;
}

export const partialUpdate: Probe = async (t) => {
  const rows = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT')
      .filter((name) => verb !== PUT || t.profile.resources[name]?.putReplaces !== true)
      .flatMap((name) => fieldsOf(t, name).map((field): Update => ({ name, verb, field }))),
  );
  await t.each(
    rows,
    ({ name, verb, field }) => `${verbName(verb)} to update ${name}: ${field} alone`,
    'no update of this run leaves omitted fields unchanged',
    leavesTheRest,
  );
};

/** Updatable fields that the representation shows, except pinned ones. */
function fieldsOf(t: Trial, name: string): string[] {
  return fieldsFor(resourceOf(t.profile, name), 'update')
    .filter(([field, { echoed }]) => echoed !== false && pinned(t.session, name, field) === undefined)
    .map(([field]) => field);
}

/** Updates one field of a resource in which every field has a value. */
async function leavesTheRest(c: Case, { name, verb, field }: Update): Promise<void> {
  const live = await own(c, name, plainFullForm(c, name));
  const before = await stableState(c, live);
  const { response } = await c.send(c.session.requests.write(verb, live.path, differingForm(c, live, field)));
  need(response.status === 200, `the update was answered ${response.status}`);
  const read = await readBack(c, live);
  const after = stable(c.resource(name), c.shown(read) ?? {});
  const property = c.resource(name).fields[field]?.property ?? field;
  need(
    !isDeepStrictEqual(before[property], after[property]),
    'the update had no effect, so unchanged properties prove nothing',
  );
  const rule = `${verbName(verb)} of ${field} alone leaves the other properties unchanged`;
  expectSame(c, without(before, property), without(after, property), read, rule);
}

function without(shown: Representation, property: string): Representation {
  return Object.fromEntries(Object.entries(shown).filter(([name]) => name !== property));
}
