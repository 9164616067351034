/** `write.round-trip`: the answer and a later GET show every valid value unchanged. */
import fc from 'fast-check';
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { edgeValues } from '../../../generators/forms/edgeValues.ts';
import { type Form, fieldsFor, type Mode, validForm } from '../../../generators/forms/form.ts';
import { withMarker } from '../../../generators/forms/withMarker.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { type Case, type Live, liveIn, own } from '../../fixtures/index.ts';
import { createVerb, holdable, resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { formOptions, marked, pinned, plainForm, shortValue } from '../../fixtures/values/forms.ts';
import { expectServed, expectShows, expectStored, have, need } from '../expect/index.ts';
import { drawnBeside, type Probe, type Trial } from '../probe.ts';

interface Write {
  verb: Verb;
  form: Form;
  /** Whether markers overwrite characters, because the form tests the length of its values. */
  exact: boolean;
}

/** A create, followed by an update if possible. */
interface Drawn {
  /** Null for a singleton, which exists with its parent. */
  create: Write | null;
  update: Write | null;
}

export const roundTrip: Probe = async (t) => {
  const names = holdable(t.profile);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created');
  await Promise.all(names.map((name) => roundTripsOf(t, name)));
};

function roundTripsOf(t: Trial, name: string): Promise<void> {
  const create = createVerb(t.profile, name);
  const verbs = { create: create === undefined ? [] : [create], update: updateVerbs(t, name) };
  const examples = inStep(edges(t, name, 'create', verbs.create), edges(t, name, 'update', verbs.update));
  const modes = (['create', 'update'] as const).filter((mode) => verbs[mode].length > 0);
  return t.property(
    `${modes.join(' and ')} ${name}`,
    fc.record({ create: writes(t, name, 'create', verbs.create), update: writes(t, name, 'update', verbs.update) }),
    async (c, drawn: Drawn) => {
      const live = drawn.create === null ? await own(c, name) : await comesBack(c, name, drawn.create);
      if (drawn.update !== null) await comesBack(c, name, drawn.update, live);
    },
    { runs: drawnBeside(examples, Math.ceil(t.session.settings.runs / 2)), examples },
  );
}

function updateVerbs(t: Trial, name: string): Verb[] {
  return [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
    updatable(t.profile, method as 'POST' | 'PUT').includes(name),
  );
}

function writes(t: Trial, name: string, mode: Mode, verbs: Verb[]): fc.Arbitrary<Write | null> {
  if (verbs.length === 0) return fc.constant(null);
  const form = validForm(resourceOf(t.profile, name), mode, formOptions(t.session, name));
  return fc.record({ form, exact: fc.constant(false), verb: fc.constantFrom(...verbs) });
}

/** Writes with the edge values of all fields: write n sends the n-th edge value of each field. */
function edges(t: Trial, name: string, mode: Mode, verbs: Verb[]): Write[] {
  if (verbs.length === 0) return [];
  const tables = fieldsFor(resourceOf(t.profile, name), mode)
    .filter(([field]) => pinned(t.session, name, field) === undefined)
    .map(([field, definition]) => ({ field, values: edgeValues(definition) }))
    .filter(({ values }) => values.length > 0);
  const most = Math.max(0, ...tables.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, at) => ({
    form: tables.map(({ field, values }): [string, string] => [field, values[at % values.length]?.value ?? '']),
    exact: true,
    verb: verbs[at % verbs.length] ?? POST,
  }));
}

/** Pairs creates and updates by position, and repeats the shorter list. */
function inStep(creates: Write[], updates: Write[]): Drawn[] {
  return Array.from({ length: Math.max(creates.length, updates.length) }, (_, at) => ({
    create: creates[at % creates.length] ?? null,
    update: updates[at % updates.length] ?? null,
  }));
}

/** Creates the resource, or updates `live`. The answer and a later GET show every value. */
async function comesBack(c: Case, name: string, write: Write, live?: Live): Promise<Live> {
  const sent = write.exact ? exactly(c, name, write.form) : marked(c, name, write.form);
  const named = new Set(sent.map(([field]) => field));
  const form = live === undefined ? [...plainForm(c, name).filter(([field]) => !named.has(field)), ...sent] : sent;
  const path = live?.path ?? pathOf(c.session, name);
  const exchange = await c.send(c.session.requests.write(write.verb, path, form));
  const what = `${verbName(write.verb)} to ${live === undefined ? 'create' : 'update'} ${name}`;
  if (!isSuccess(exchange)) await needFault(c, name, { exchange, form, path, what, verb: write.verb });
  expectServed(c, exchange, `${what} accepts any valid value`);
  expectShows(c, name, form, exchange, `${what}: the answer shows each value unchanged`);
  const written = live ?? have(liveIn(c.session, name, exchange, form), `${what} gave no sid to read back`);
  await expectStored(c, written, form, `${what}: a later GET shows each value unchanged`);
  return written;
}

/** Inconclusive if plain values are refused too, or if a unique value may already be taken. */
async function needFault(
  c: Case,
  name: string,
  { exchange, form, path, what, verb }: { exchange: Exchange; form: Form; path: string; what: string; verb: Verb },
): Promise<void> {
  const { status } = exchange.response;
  const control = await c.send(c.session.requests.write(verb, path, plainForm(c, name)));
  need(isSuccess(control), `${what} was answered ${status}, and plain values were refused too`);
  const { fields } = c.resource(name);
  const { marker } = c.session.settings;
  const mayBeTaken = form.some(([field, value]) => fields[field]?.unique === true && !value.includes(marker));
  need(status !== 400 || !mayBeTaken, `${what}: a value too short for a marker may already be taken`);
}

/** Keeps the exact length of the longest values: their markers replace characters. */
function exactly(c: Case, name: string, form: Form): Form {
  const { fields } = c.resource(name);
  return c.session.prerequisites.withLiveSids(c.resource(name), form).map(([field, value]) => {
    const definition = fields[field];
    if (definition?.unique !== true) return [field, value];
    const isLongest = value.length === maxLength(definition);
    return [field, withMarker(definition, value, c.marker(), isLongest) ?? shortValue(c, definition, value)];
  });
}

function maxLength(field: Field): number {
  return 'maxLength' in field && field.maxLength !== undefined ? field.maxLength : Number.POSITIVE_INFINITY;
}
