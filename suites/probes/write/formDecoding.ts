/** `write.form-decoding`: the result does not depend on the percent-encoding and order of a form. */
import fc from 'fast-check';
import type { Representation } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { BROWSER_STYLE, type FormStyle, formEncoding } from '../../../generators/forms/encodeForm.ts';
import { type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { draw } from '../../../generators/seed.ts';
import { type Case, type Live, own } from '../../fixtures/index.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { firstDifference, stable } from '../../fixtures/values/comparison.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
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
  const examples = places.map(({ verb, name }) => ({ verb, name, forms: [mostUnusual(t, name)] }));
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
    { runs: drawnBeside(examples, Math.ceil(t.session.settings.runs / 3)), examples },
  );
};

/** A form with all fields in the most unusual encoding: reversed, with every character escaped. */
function mostUnusual(t: Trial, name: string): { form: Form; style: FormStyle } {
  const form = draw(fullForm(resourceOf(t.profile, name), 'update', formOptions(t.session, name)), t.seed);
  const order = form.map((_, at) => form.length - at);
  return { form, style: { space: '%20', hex: 'lower', unreserved: 'encoded', order } };
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
