/** `write.round-trip`: any valid value comes back unchanged, in the answer and in a later GET. */
import fc from 'fast-check';
import { type Exchange, isServed } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { edgeValues } from '../../../generators/forms/edgeValues.ts';
import { type Form, fieldsFor, type Mode, validForm } from '../../../generators/forms/form.ts';
import { withMarker } from '../../../generators/forms/withMarker.ts';
import { drawnBeside } from '../../engine/property.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { createVerb, holdable, resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';

interface Write {
  form: Form;
  /** Lengths are the point: markers overwrite and never add. */
  exact: boolean;
  verb: Verb;
}

/** What is created is then updated, where it can be: one resource serves both. */
interface Run {
  /** Null for a singleton, which is there with what it stands under. */
  create: Write | null;
  update: Write | null;
}

export const roundTrip: Probe = async (t) => {
  t.evidence.add('natural');
  const names = holdable(t.profile);
  const half = Math.ceil(t.session.settings.runs / 2);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created');
  await Promise.all(
    names.map((name) => {
      const create = createVerb(t.profile, name);
      const updates = [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
        updatable(t.profile, method as 'POST' | 'PUT').includes(name),
      );
      const optional = (mode: Mode, verbs: Verb[]) =>
        verbs.length === 0 ? fc.constant(null) : writes(t, name, mode, verbs);
      const creates = create === undefined ? [] : [create];
      const examples = inStep(edges(t, name, 'create', creates), edges(t, name, 'update', updates));
      return t.property(
        `${['create', 'update'].filter((_, at) => [creates, updates][at]?.length !== 0).join(' and ')} ${name}`,
        fc.record({ create: optional('create', creates), update: optional('update', updates) }),
        async (c, { create, update }) => {
          const live = create === null ? await c.create(name) : await comesBack(c, name, 'create', create);
          if (update !== null) await comesBack(c, name, 'update', update, live);
        },
        { runs: drawnBeside(examples, half), examples },
      );
    }),
  );
};

function writes(t: Trial, name: string, mode: Mode, verbs: Verb[]): fc.Arbitrary<Write> {
  const resource = resourceOf(t.profile, name);
  const form = validForm(resource, mode, formOptions(t.session.settings.values, name));
  return fc.record({ form, exact: fc.constant(false), verb: fc.constantFrom(...verbs) });
}

/** The edges of all fields side by side: write i brings each field's i-th edge. */
function edges(t: Trial, name: string, mode: Mode, verbs: Verb[]): Write[] {
  const resource = t.profile.resources[name];
  if (resource === undefined || verbs.length === 0) return [];
  const tables = fieldsFor(resource, mode)
    .filter(([field]) => t.session.settings.values[`${name}.${field}`] === undefined)
    .map(([field, definition]) => ({ field, values: edgeValues(definition) }))
    .filter(({ values }) => values.length > 0);
  const most = Math.max(0, ...tables.map(({ values }) => values.length));
  return Array.from({ length: most }, (_, at) => ({
    form: tables.map(({ field, values }): [string, string] => [field, values[at % values.length]?.value ?? '']),
    exact: true,
    verb: verbs[at % verbs.length] ?? POST,
  }));
}

/** The n-th create before the n-th update; the shorter list is gone through again. */
function inStep(creates: Write[], updates: Write[]): Run[] {
  return Array.from({ length: Math.max(creates.length, updates.length) }, (_, at) => ({
    create: creates[at % creates.length] ?? null,
    update: updates[at % updates.length] ?? null,
  }));
}

async function comesBack(c: Case, name: string, mode: Mode, write: Write, live?: Live): Promise<Live> {
  const own = write.exact ? exactly(c, name, write.form) : marked(c, name, write.form);
  const named = new Set(own.map(([field]) => field));
  const form = mode === 'create' ? [...c.plainForm(name).filter(([field]) => !named.has(field)), ...own] : own;
  const path = live?.path ?? c.path(name);
  const exchange = await c.send(c.session.requests.write(write.verb, path, form));
  const { status } = exchange.response;
  const what = `${verbName(write.verb)} to ${mode} ${name}`;
  if (!isServed(exchange)) {
    const control = await c.served(c.session.requests.write(write.verb, path, c.plainForm(name)));
    c.need(control, `${what} was answered ${status}, and so it was, or otherwise refused, with plain values`);
    c.need(
      !takenAway(c, name, form, exchange),
      `${what}: the target says that a value too short to be marked is taken`,
    );
    c.check(false, () => ({
      message: `${what} accepts any valid value`,
      expected: 'a status 2xx',
      actual: `status ${status}`,
      exchange,
    }));
  }
  shows(c, name, form, exchange, `${what}: the answer shows each value unchanged`);
  const made = c.have(live ?? c.live(name, exchange, form), `${what} gave no sid to read back`);
  const read = await c.read(made);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  shows(c, name, form, read, `${what}: a later GET shows each value unchanged`);
  return made;
}

function exactly(c: Case, name: string, form: Form): Form {
  const { fields } = c.resource(name);
  return c.session.foundation.withLiveSids(c.resource(name), form).map(([field, value]) => {
    const definition = fields[field];
    if (definition?.unique !== true) return [field, value];
    return [
      field,
      withMarker(definition, value, c.marker(), value.length === maxLength(definition)) ??
        c.shortValue(definition, value),
    ];
  });
}

function maxLength(definition: { type: string; maxLength?: number }): number {
  return definition.maxLength ?? Number.POSITIVE_INFINITY;
}

/** A unique value that could not be marked may be somebody else's. */
function takenAway(c: Case, name: string, form: Form, exchange: Exchange): boolean {
  if (exchange.response.status !== 400) return false;
  const { fields } = c.resource(name);
  return form.some(([field, value]) => fields[field]?.unique === true && !value.includes(c.session.settings.marker));
}

function shows(c: Case, name: string, form: Form, exchange: Exchange, message: string): void {
  const wrong = difference(c.resource(name), form, c.shown(exchange) ?? {});
  c.check(wrong === undefined, () => ({
    message,
    expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
    actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
    exchange,
  }));
}
