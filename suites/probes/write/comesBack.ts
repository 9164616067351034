/** Checks that one write shows and stores every value that it sends. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import type { ClassicText } from '../../../generators/forms/classicTexts.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, liveIn, readBack } from '../../fixtures/index.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { plainForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectServed, have, need } from '../expect/index.ts';

/** A write whose values must come back. */
export interface Write {
  name: string;
  verb: Verb;
  /** The values under test. A create also needs the fields of a plain form. */
  form: Form;
  /** The resource that is updated; undefined for a create. */
  live: Live | undefined;
  /** The classic texts in the value of a field. */
  pieces?: ReadonlyMap<string, readonly ClassicText[]>;
}

/** The resource if its values came back; undefined if the target refused them with 400 and `mayRefuse` permits it. */
export async function comesBack(c: Case, write: Write, mayRefuse = false): Promise<Live | undefined> {
  const { name, verb, live } = write;
  const form = completed(c, write);
  const what = `${verbName(verb)} to ${live === undefined ? 'create' : 'update'} ${name}`;
  const exchange = await c.send(c.session.requests.write(verb, pathFor(c, write), form));
  if (!isSuccess(exchange)) {
    await needPlainServed(c, write, what, exchange);
    if (exchange.response.status === 400 && (mayRefuse || mayBeTaken(c, write))) {
      c.judged += 1;
      return undefined;
    }
    const culprit = mayRefuse ? labels(write) : await refusedPiece(c, write);
    expectServed(c, exchange, `${what} accepts any valid value${culprit === '' ? '' : ` (${culprit})`}`);
  }
  expectUnchangedValues(c, write, exchange, `${what}: the answer shows each value unchanged`);
  const written = live ?? have(liveIn(c.session, name, exchange, form), `${what} gave no sid to read back`);
  expectUnchangedValues(c, write, await readBack(c, written), `${what}: a later GET shows each value unchanged`);
  return written;
}

const pathFor = (c: Case, { name, live }: Write): string => live?.path ?? pathOf(c.session, name);

/** The form, with the fields that a create needs. */
function completed(c: Case, { name, form, live }: Write): Form {
  if (live !== undefined) return form;
  const named = new Set(form.map(([field]) => field));
  return [...plainForm(c, name).filter(([field]) => !named.has(field)), ...form];
}

function expectUnchangedValues(c: Case, write: Write, exchange: Exchange, rule: string): void {
  const wrong = difference(c.resource(write.name), write.form, c.shown(exchange) ?? {});
  check(c, wrong === undefined, () => {
    const piece = changedPiece(write.pieces?.get(wrong?.field ?? '') ?? [], String(wrong?.actual));
    return {
      message: `${rule}${piece === '' ? '' : ` (${piece})`}`,
      expected: `${wrong?.property} ${visible(wrong?.expected)}`,
      actual: `${wrong?.property} ${visible(wrong?.actual)}`,
      exchange,
    };
  });
}

/** The first classic text that the shown value lacks, or all if it lacks none. */
function changedPiece(pieces: readonly ClassicText[], shown: string): string {
  const lost = pieces.find(({ text }) => !shown.includes(text));
  return lost?.label ?? labelled(pieces);
}

const labelled = (pieces: readonly ClassicText[]): string => pieces.map(({ label }) => label).join(', ');
const labels = ({ pieces }: Write): string => labelled([...(pieces?.values() ?? [])].flat());

/** Sends each classic text of a refused form alone, and returns the label of the first one that is refused too. */
async function refusedPiece(c: Case, write: Write): Promise<string> {
  for (const [field, pieces] of write.pieces ?? []) {
    for (const { label, text } of pieces.length > 1 ? pieces : []) {
      const form: Form = [[field, `x${text}x${c.marker()}`]];
      const alone = await c.send(
        c.session.requests.write(write.verb, pathFor(c, write), completed(c, { ...write, form })),
      );
      if (!isSuccess(alone)) return label;
    }
  }
  return labels(write);
}

/** Escapes everything but visible ASCII, so that a report shows which character changed. */
function visible(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').replace(
    /[^\x20-\x7e]/gu,
    (point) => `\\u{${(point.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Inconclusive if plain values are refused too. */
async function needPlainServed(c: Case, write: Write, what: string, { response }: Exchange): Promise<void> {
  const control = await c.send(c.session.requests.write(write.verb, pathFor(c, write), plainForm(c, write.name)));
  need(isSuccess(control), `${what} was answered ${response.status}, and plain values were refused too`);
}

/** Whether another resource may have a unique value of the form, because the value has no marker. */
function mayBeTaken(c: Case, { name, form }: Write): boolean {
  const { fields } = c.resource(name);
  return form.some(([field, value]) => fields[field]?.unique === true && !value.includes(c.session.settings.marker));
}
