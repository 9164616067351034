/** `write.partial-update`: what an update does not name stays as it was. */
import { isDeepStrictEqual } from 'node:util';
import { type Form, fieldsFor } from '../../../generators/form.ts';
import type { Case, Live } from '../../support/case.ts';
import type { Representation } from '../../support/exchange.ts';
import { differingForm } from '../../support/forms.ts';
import { inTurn } from '../../support/inTurn.ts';
import { firstDifference, stable } from '../../support/normalise.ts';
import { updatable } from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { plainValue } from '../../support/values.ts';
import { POST, PUT, type Verb, verbName } from '../../support/verbs.ts';

export const partialUpdate: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT').flatMap((name) => {
      const fields = named(t, name);
      // there and back: of any two fields, each is updated before the other has another value, and after
      const orders = fields.length > 1 ? [fields, [...fields].reverse()] : [fields];
      return orders.map((order) => ({ verb, name, fields: order }));
    }),
  );
  await t.each(
    rows.filter(({ fields }) => fields.length > 0),
    ({ verb, name, fields }) => `${verbName(verb)} of ${fields.join(', ')} to ${name}, each alone`,
    'no resource of this run can be updated',
    async (c, { verb, name, fields }) => {
      const { live, state } = await created(c, name);
      let before = state;
      for (const field of fields) {
        before = await inTurn(
          () => updatesAlone(c, verb, live, field, before),
          async () => {
            const own = await created(c, name);
            await updatesAlone(c, verb, own.live, field, own.state);
          },
        );
      }
    },
  );
};

/** A resource with a value for every field, and its state as a GET shows it. */
async function created(c: Case, name: string): Promise<{ live: Live; state: Representation }> {
  const live = await c.create(name, fullForm(c, name));
  return { live, state: stable(c.resource(name), await c.state(live)) };
}

/** Fields that an update may bring and a representation shows, but for those that the target insists on. */
function named(t: Trial, name: string): string[] {
  return fieldsFor(t.profile.resources[name] ?? never(name), 'update')
    .filter(([, { echoed }]) => echoed !== false)
    .map(([field]) => field)
    .filter((field) => t.session.settings.values[`${name}.${field}`] === undefined);
}

/** Updates one field and judges that the others stay; gives the state afterwards. */
async function updatesAlone(
  c: Case,
  verb: Verb,
  live: Live,
  field: string,
  before: Representation,
): Promise<Representation> {
  const resource = c.resource(live.resource);
  const update = await c.send(
    c.session.requests.write(
      verb,
      live.path,
      differingForm(c, live, (candidate) => candidate === field),
    ),
  );
  c.need(update.response.status === 200, `the update was answered ${update.response.status}`);
  const read = await c.read(live);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  const after = stable(resource, c.shown(read) ?? {});
  const own = resource.fields[field]?.property ?? '';
  const { [own]: old, ...kept } = before;
  const { [own]: updated, ...present } = after;
  c.need(!isDeepStrictEqual(old, updated), 'the update did nothing: what it leaves alone proves nothing');
  const changed = firstDifference(kept, present);
  c.check(changed === undefined, () => ({
    message: `${verbName(verb)} of ${field} alone leaves the other properties as they were`,
    expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
    exchange: read,
  }));
  return after;
}

/** Every field with a value, so that there is something to lose. */
function fullForm(c: Case, name: string): Form {
  const plain = c.plainForm(name);
  const rest = Object.entries(c.resource(name).fields).filter(([field]) => !plain.some(([known]) => known === field));
  return c.session.foundation.withLiveSids(c.resource(name), [
    ...plain,
    ...rest.map(([field, definition]): [string, string] => [
      field,
      plainValue(definition, c.marker(), c.pinned(name, field)),
    ]),
  ]);
}

function never(name: string): never {
  throw new Error(`no resource ${name}`);
}
