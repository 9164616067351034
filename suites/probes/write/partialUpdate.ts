/** `write.partial-update`: what an update does not name stays as it was. */
import { isDeepStrictEqual } from 'node:util';
import { type Form, fieldsFor } from '../../../generators/form.ts';
import type { Case } from '../../support/case.ts';
import { differingForm } from '../../support/forms.ts';
import { firstDifference, stable } from '../../support/normalise.ts';
import { updatable } from '../../support/targets.ts';
import type { Probe } from '../../support/trial.ts';
import { plainValue } from '../../support/values.ts';
import { POST, PUT, verbName } from '../../support/verbs.ts';

export const partialUpdate: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT').flatMap((name) =>
      fieldsFor(t.profile.resources[name] ?? never(name), 'update')
        .filter(([field]) => t.session.settings.values[`${name}.${field}`] === undefined)
        .map(([field]) => ({ verb, name, field })),
    ),
  );
  await t.each(
    rows,
    ({ verb, name, field }) => `${verbName(verb)} of ${field} alone to ${name}`,
    'no resource of this run can be updated',
    async (c, { verb, name, field }) => {
      const resource = c.resource(name);
      const live = await c.create(name, fullForm(c, name));
      const before = stable(resource, await c.state(live));
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
      const named = resource.fields[field]?.property ?? '';
      const { [named]: old, ...kept } = before;
      const { [named]: updated, ...present } = stable(resource, c.shown(read) ?? {});
      c.need(!isDeepStrictEqual(old, updated), 'the update did nothing: what it leaves alone proves nothing');
      const changed = firstDifference(kept, present);
      c.check(changed === undefined, () => ({
        message: `${verbName(verb)} of ${field} alone leaves the other properties as they were`,
        expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
        actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
        exchange: read,
      }));
    },
  );
};

/** Every field with a value, so that there is something to lose. */
function fullForm(c: Case, name: string): Form {
  const plain = c.plainForm(name);
  const rest = Object.entries(c.resource(name).fields).filter(([field]) => !plain.some(([known]) => known === field));
  return [
    ...plain,
    ...rest.map(([field, definition]): [string, string] => [
      field,
      plainValue(definition, c.marker(), c.pinned(name, field)),
    ]),
  ];
}

function never(name: string): never {
  throw new Error(`no resource ${name}`);
}
