/** Forms that break one property in one way, the same forms put right, and forms on a bound. */
import { boundaryValues } from '../../generators/boundaryValues.ts';
import { brokenForm, brokenFormWays, type Form, fieldsFor } from '../../generators/form.ts';
import { sample } from '../../generators/seed.ts';
import { withMarker } from '../../generators/withMarker.ts';
import type { Case } from './case.ts';
import { type Exchange, type HttpRequest, isServed } from './exchange.ts';
import { formOptions, marked } from './forms.ts';
import type { Trial } from './trial.ts';
import { plainValue } from './values.ts';
import { verbName } from './verbs.ts';
import type { Written } from './writings.ts';

export interface FieldRow {
  at: Written;
  field: string;
  label: string;
  /** The broken field stands in it, or is missing from it. */
  form: Form;
}

/** Values that are tried beside one which may clash with what stands. */
const OTHERS = 2;

/** Ways that the table of bounds covers to the character. */
const AT_BOUNDS = new Set(['too-short', 'too-long', 'below-minimum', 'above-maximum']);

/** Each way to break each field, and each value one beyond a bound. */
export function brokenRows(t: Trial, at: Written): FieldRow[] {
  const resource = t.profile.resources[at.resource];
  if (resource === undefined) return [];
  const options = formOptions(t.session.settings.values, at.resource);
  const ways = brokenFormWays(resource, at.mode, options)
    .filter(({ how }) => !AT_BOUNDS.has(how))
    .flatMap((only) =>
      sample(brokenForm(resource, at.mode, { ...options, only }), t.session.settings.seed, 1).map(({ form, field, label }) => ({
        at,
        // nothing beside it but what a create requires: the control is then the same however the field was broken
        form: form.filter(([name]) => name === field),
        field,
        label,
      })),
    );
  return [...ways, ...boundRows(t, at, false)];
}

/** Each value on a bound (`valid`), or one beyond it. */
export function boundRows(t: Trial, at: Written, valid: boolean): FieldRow[] {
  const resource = t.profile.resources[at.resource];
  if (resource === undefined) return [];
  return fieldsFor(resource, at.mode)
    .filter(([name]) => t.session.settings.values[`${at.resource}.${name}`] === undefined)
    .flatMap(([name, field]) =>
      boundaryValues(field)
        .filter((bound) => bound.valid === valid)
        .map(({ value, label }): FieldRow => ({ at, field: name, label, form: [[name, value]] })),
    );
}

/** The row's form as this case sends it: whatever else a create needs, and unique values marked to the letter. */
export function rowForm(c: Case, { at, field, form }: FieldRow): Form {
  const { fields } = c.resource(at.resource);
  const own: Form = c.session.foundation.withLiveSids(c.resource(at.resource), form).map(([name, value]) => {
    const definition = fields[name];
    if (name !== field || definition?.unique !== true) return [name, value];
    return [name, withMarker(definition, value, c.marker(), true) ?? c.shortValue(definition, value)];
  });
  const named = new Set([field, ...own.map(([name]) => name)]);
  const needed = at.mode === 'create' ? c.plainForm(at.resource).filter(([name]) => !named.has(name)) : [];
  return [...needed, ...marked(c, at.resource, own, field)];
}

/** The same form with its one broken property put right. */
export function repairedForm(c: Case, row: FieldRow): Form {
  const definition = c.resource(row.at.resource).fields[row.field];
  if (definition === undefined) throw new Error(`no field ${row.field} in ${row.at.resource}`);
  const rest = rowForm(c, row).filter(([name]) => name !== row.field);
  return [
    ...marked(c, row.at.resource, rest),
    ...c.session.foundation.withLiveSids(c.resource(row.at.resource), [
      [row.field, plainValue(definition, c.marker())],
    ]),
  ];
}

/** What is asked of the field is known by it. */
function fieldKey({ at, field }: FieldRow): string {
  return `${verbName(at.verb)} ${at.mode} ${at.resource} ${field}`;
}

function rowRequest(c: Case, row: FieldRow, path: string): HttpRequest {
  return c.session.requests.write(row.at.verb, path, rowForm(c, row));
}

/** The answer to the row's broken form; the same form is sent once a run, whichever clauses judge the answer. */
export async function answerToBroken(c: Case, row: FieldRow): Promise<Exchange> {
  const path = await c.session.places.pathOf(c, row.at);
  return c.shared(`${fieldKey(row)} ${row.label}`, (own) => rowRequest(own, row, path));
}

/** The answer to the row's form, which lies on a bound; the same form is sent once a run. */
function answerOnBound(c: Case, row: FieldRow, path: string): Promise<Exchange> {
  return c.shared(`on the bound: ${fieldKey(row)} ${row.label}`, (own) => rowRequest(own, row, path));
}

/** The same. A unique value that is too short for a marker may be refused for being somebody else's: then others are tried, each once. */
export async function answerPastClash(c: Case, row: FieldRow, path: string): Promise<Exchange> {
  const { at, field } = row;
  let exchange = await answerOnBound(c, row, path);
  const mayClash = c.resource(at.resource).fields[field]?.unique === true;
  for (let more = 0; mayClash && exchange.response.status === 400 && more < OTHERS; more += 1)
    exchange = await c.send(rowRequest(c, row, path));
  return exchange;
}

/**
 * The control of a row: the repaired form at the same place. Sent once for each field of a clause, however the field is broken. A
 * value on the field's bound serves as well where it is sent anyway: `onBound`.
 */
export function repairedIsServed(
  { session, clause }: Trial,
  c: Case,
  row: FieldRow,
  path: string,
  onBound?: FieldRow,
): Promise<boolean> {
  const { at } = row;
  const key = fieldKey(row);
  return c.onceBy(`${clause.id} ${key} ${row.at.mode === 'create' ? '' : path}`, async (own) => {
    if (onBound !== undefined && isServed(await answerOnBound(own, onBound, path))) return true;
    return own.served(session.requests.write(at.verb, path, repairedForm(own, row)));
  });
}
