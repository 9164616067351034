/** `write.round-trip`: any valid value comes back unchanged, in the answer and in a later GET. */
import fc from 'fast-check';
import { edgeValues } from '../../../generators/edgeValues.ts';
import { type Form, fieldsFor, type Mode, validForm } from '../../../generators/form.ts';
import { withMarker } from '../../../generators/withMarker.ts';
import type { Case } from '../../support/case.ts';
import type { Exchange } from '../../support/exchange.ts';
import { NotApplicable } from '../../support/failures.ts';
import { formOptions, marked } from '../../support/forms.ts';
import { creatable, createVerb, updatable } from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { difference } from '../../support/values.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../support/verbs.ts';

interface Run {
  form: Form;
  /** Lengths are the point: markers overwrite and never add. */
  exact: boolean;
  verb: Verb;
}

export const roundTrip: Probe = async (t) => {
  t.evidence.add('natural');
  const names = creatable(t.profile);
  const half = Math.ceil(t.session.settings.runs / 2);
  if (names.length === 0) throw new NotApplicable('no resource of this run can be created');
  await Promise.all(
    names.flatMap((name) => {
      const creates = [createVerb(t.profile, name) ?? POST];
      const updates = [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
        updatable(t.profile, method as 'POST' | 'PUT').includes(name),
      );
      return [
        t.property(`create ${name}`, runs(t, name, 'create', creates), (c, run) => comesBack(c, name, 'create', run), {
          runs: half,
          examples: edges(t, name, 'create', creates),
        }),
        ...(updates.length === 0
          ? []
          : [
              t.property(
                `update ${name}`,
                runs(t, name, 'update', updates),
                (c, run) => comesBack(c, name, 'update', run),
                {
                  runs: half,
                  examples: edges(t, name, 'update', updates),
                },
              ),
            ]),
      ];
    }),
  );
};

function runs(t: Trial, name: string, mode: Mode, verbs: Verb[]): fc.Arbitrary<Run> {
  const resource = t.profile.resources[name];
  if (resource === undefined) throw new Error(`no resource ${name}`);
  const form = validForm(resource, mode, formOptions(t.session.settings.values, name));
  return fc.record({ form, exact: fc.constant(false), verb: fc.constantFrom(...verbs) });
}

/** The edges of all fields side by side: run i brings each field's i-th edge. */
function edges(t: Trial, name: string, mode: Mode, verbs: Verb[]): Run[] {
  const resource = t.profile.resources[name];
  if (resource === undefined) return [];
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

async function comesBack(c: Case, name: string, mode: Mode, run: Run): Promise<void> {
  const own = run.exact ? exactly(c, name, run.form) : marked(c, name, run.form);
  const named = new Set(own.map(([field]) => field));
  const form = mode === 'create' ? [...c.plainForm(name).filter(([field]) => !named.has(field)), ...own] : own;
  const live = mode === 'update' ? await c.create(name) : undefined;
  const path = live?.path ?? c.session.requests.path(name);
  const exchange = await c.send(c.session.requests.write(run.verb, path, form));
  const { status } = exchange.response;
  const what = `${verbName(run.verb)} to ${mode} ${name}`;
  if (status < 200 || status > 299) {
    const control = await c.served(c.session.requests.write(run.verb, path, c.plainForm(name)));
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
}

function exactly(c: Case, name: string, form: Form): Form {
  const { fields } = c.resource(name);
  return form.map(([field, value]) => {
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
