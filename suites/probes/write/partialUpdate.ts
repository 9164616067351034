/** `write.partial-update`: what an update does not name stays as it was. */
import { isDeepStrictEqual } from 'node:util';
import type { Exchange, Representation } from '../../../client/exchange.ts';
import { type Form, fieldsFor } from '../../../generators/forms/form.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { inTurn } from '../../fixtures/inTurn.ts';
import { updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { firstDifference, stable } from '../../fixtures/values/normalise.ts';
import { plainValue } from '../../fixtures/values/values.ts';

interface Update {
  verb: Verb;
  field: string;
  /** The state that it meets. */
  state?: Representation;
}

/** Updates of one field each, one after the other. */
interface Row {
  name: string;
  updates: Update[];
}

export const partialUpdate: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(
    rowsOf(t),
    ({ name }) => `updates of ${name}, each of one field alone`,
    'no resource of this run can be updated',
    inChain,
  );
};

/**
 * Judges each update by its own answer, and all of them by what is stored at the end. Where an answer does not show what it should,
 * or the end does not, updates are judged on resources of their own.
 */
async function inChain(c: Case, { name, updates }: Row): Promise<void> {
  const resource = c.resource(name);
  let { live, state } = await created(c, name);
  const met: Update[] = [];
  for (const update of updates) {
    met.push({ ...update, state });
    const after = stable(resource, c.shown(await send(c, live, update)) ?? {});
    const { own, rest } = apart(resource, update.field, state, after);
    if (isDeepStrictEqual(own.before, own.after) || firstDifference(rest.before, rest.after) !== undefined)
      return alone(c, name, [...met.slice(-1), ...updates]);
    live = { ...live, representation: after };
    state = after;
  }
  const judge = async () => {
    const read = await readBack(c, live);
    kept(c, 'updates of one field each leave', state, stable(resource, c.shown(read) ?? {}), read);
  };
  await inTurn(judge, () => alone(c, name, met));
}

/** Each resource with all its updates: by both verbs, and round twice, so that each meets the other fields before and after their change. */
function rowsOf(t: Trial): Row[] {
  const updates = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT').flatMap((name) => {
      const fields = named(t, name);
      return [...fields, ...fields].map((field) => ({ name, verb, field }));
    }),
  );
  const names = [...new Set(updates.map(({ name }) => name))];
  return names.map((name) => ({ name, updates: updates.filter((update) => update.name === name) }));
}

/** A resource with a value for every field, the choices as in `like`; and its state as a GET shows it. */
async function created(
  c: Case,
  name: string,
  like: Representation = {},
): Promise<{ live: Live; state: Representation }> {
  const { fields } = c.resource(name);
  const form = fullForm(c, name).map(([field, value]): [string, string] => {
    const known = fields[field]?.type === 'enum' ? like[fields[field].property] : undefined;
    return [field, typeof known === 'string' ? known : value];
  });
  const live = await c.create(name, form);
  return { live, state: stable(c.resource(name), await c.state(live)) };
}

/** Fields that an update may bring and a representation shows, but for those that the target insists on. */
function named(t: Trial, name: string): string[] {
  return fieldsFor(t.profile.resources[name] ?? never(name), 'update')
    .filter(([, { echoed }]) => echoed !== false)
    .map(([field]) => field)
    .filter((field) => t.session.settings.values[`${name}.${field}`] === undefined);
}

/** Judges each update on a resource of its own, by what is stored after it. */
async function alone(c: Case, name: string, updates: Update[]): Promise<void> {
  const resource = c.resource(name);
  for (const update of updates) {
    const { live, state } = await created(c, name, update.state);
    await send(c, live, update);
    const read = await readBack(c, live);
    const { own, rest } = apart(resource, update.field, state, stable(resource, c.shown(read) ?? {}));
    const did = !isDeepStrictEqual(own.before, own.after);
    c.need(did, 'the update did nothing: what it leaves alone proves nothing');
    kept(c, `${verbName(update.verb)} of ${update.field} alone leaves`, rest.before, rest.after, read);
  }
}

async function send(c: Case, live: Live, { verb, field }: Update): Promise<Exchange> {
  const form = differingForm(c, live, (candidate) => candidate === field);
  const update = await c.send(c.session.requests.write(verb, live.path, form));
  c.need(update.response.status === 200, `the update was answered ${update.response.status}`);
  return update;
}

async function readBack(c: Case, live: Live): Promise<Exchange> {
  const read = await c.read(live);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  return read;
}

/** What the field shows, and what all others show, before and after. */
function apart(resource: Resource, field: string, before: Representation, after: Representation) {
  const property = resource.fields[field]?.property ?? '';
  const { [property]: old, ...kept } = before;
  const { [property]: updated, ...present } = after;
  return { own: { before: old, after: updated }, rest: { before: kept, after: present } };
}

function kept(c: Case, what: string, before: Representation, after: Representation, exchange: Exchange): void {
  const changed = firstDifference(before, after);
  c.check(changed === undefined, () => ({
    message: `${what} the other properties as they were`,
    expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
    exchange,
  }));
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
