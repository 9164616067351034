/** `write.form-decoding`: the result does not depend on the percent-encoding and order of a form. */
import fc from 'fast-check';
import type { Representation } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { BROWSER_STYLE, type FormStyle, formEncoding } from '../../../generators/forms/encodeForm.ts';
import { type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { MARKER_ROOM } from '../../../generators/forms/validValue.ts';
import { sample } from '../../../generators/seed.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { type Case, type Live, own } from '../../fixtures/index.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { firstDifference, stable } from '../../fixtures/values/comparison.ts';
import { formOptions, marked, pinned } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { expectSame, expectStatus, have, need } from '../expect/index.ts';
import { drawnBeside, type Probe, type Trial } from '../probe.ts';

/** The maximum number of forms per resource. */
const LONGEST = 5;

export const formDecoding: Probe = async (t) => {
  const places = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT').map((name) => ({ verb, name })),
  );
  if (places.length === 0) throw new NotApplicable('no resource of this run can be updated');
  const drawn = fc.constantFrom(...places).chain(({ verb, name }) => {
    const form = validForm(resourceOf(t.profile, name), 'update', formOptions(t.session, name));
    return fc.record({
      verb: fc.constant(verb),
      name: fc.constant(name),
      forms: fc.array(fc.record({ form, style: formEncoding() }), { minLength: 1, maxLength: LONGEST, size: 'max' }),
    });
  });
  const examples = places.map(({ verb, name }) => ({ verb, name, forms: unusual(t, name) }));
  await t.property(
    'one form in two encodings',
    drawn,
    async (c, { verb, name, forms }) => {
      let live = await own(c, name);
      for (const { form, style } of forms) {
        live = { ...live, representation: await sameInBoth(c, live, verb, marked(c, name, form), style) };
      }
    },
    // A run compares three forms on average.
    { runs: drawnBeside(examples, Math.ceil(t.session.settings.runs / 5)), examples },
  );
};

/** Forms with all fields in encodings that browsers do not use. Texts have a character of each length in UTF-8, a space and `+`. */
function unusual(t: Trial, name: string): { form: Form; style: FormStyle }[] {
  const resource = resourceOf(t.profile, name);
  const drawn = sample(fullForm(resource, 'update', formOptions(t.session, name)), t.seed, STYLES.length);
  return drawn.map((form, at) => {
    const order = form.map((_, index) => form.length - index);
    const texts = form.map(([field, value]): [string, string] => {
      const definition = resource.fields[field];
      const isFree = pinned(t.session, name, field) === undefined && definition?.type === 'string';
      const text = TEXTS[at % TEXTS.length] ?? '';
      return [field, isFree && fits(definition, text) ? text : value];
    });
    return { form: texts, style: { ...(STYLES[at] as FormStyle), order } };
  });
}

/** Two texts, so that each form changes the resource. */
const TEXTS = ['a +b%41\u{e9}\u{20ac}\u{1f600}&=c', '+ %2B\u{1f600}\u{20ac}\u{e9}=& d'];
const STYLES: Omit<FormStyle, 'order'>[] = [
  { space: '%20', hex: 'lower', unreserved: 'encoded' },
  { space: '%20', hex: 'upper', unreserved: 'plain', equals: 'plain', separator: '&&' },
];

function fits(field: Field, text: string): boolean {
  if (field.type !== 'string') return false;
  const room = field.maxLength - (field.unique === true ? MARKER_ROOM : 0);
  return Buffer.byteLength(text) <= room && field.minLength <= [...text].length;
}

/** Sends the form in a random encoding, then as browsers encode it. Returns the resulting representation. */
async function sameInBoth(c: Case, live: Live, verb: Verb, form: Form, style: FormStyle): Promise<Representation> {
  const { requests } = c.session;
  // The usual encoding comes last. If it came first, its values would hide a value that the other encoding lost.
  const other = await c.send(requests.write(verb, live.path, form, style));
  const usual = await c.send(requests.write(verb, live.path, form, BROWSER_STYLE));
  const shown = usual.response.status === 200 ? c.shown(usual) : undefined;
  const expected = have(shown, `the form as browsers encode it was answered ${usual.response.status}`);
  const resource = c.resource(live.resource);
  const before = stable(resource, live.representation);
  need(
    difference(resource, form, expected) === undefined ||
      firstDifference(before, stable(resource, expected)) !== undefined,
    'the form as browsers encode it had no effect, so there is no result to compare',
  );
  await expectStatus(c, other, [200], 'a form is accepted in every encoding', async () => true);
  const [one, two] = [stable(resource, expected), stable(resource, c.shown(other) ?? {})];
  expectSame(c, one, two, other, 'a form gives the same result in every encoding');
  return expected;
}
