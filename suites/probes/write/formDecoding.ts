/** `write.form-decoding`: however a form is percent-encoded and ordered, the result is the same. */
import fc from 'fast-check';
import { BROWSER_STYLE, formEncoding } from '../../../generators/encodeForm.ts';
import { validForm } from '../../../generators/form.ts';
import { NotApplicable } from '../../support/failures.ts';
import { formOptions, marked } from '../../support/forms.ts';
import { firstDifference, stable } from '../../support/normalise.ts';
import { updatable } from '../../support/targets.ts';
import type { Probe } from '../../support/trial.ts';
import { difference } from '../../support/values.ts';
import { POST, PUT } from '../../support/verbs.ts';

export const formDecoding: Probe = async (t) => {
  t.evidence.add('natural');
  const places = [POST, PUT].flatMap((verb) =>
    updatable(t.profile, verb.method as 'POST' | 'PUT').map((name) => ({ verb, name })),
  );
  if (places.length === 0) throw new NotApplicable('no resource of this run can be updated');
  const drawn = fc.constantFrom(...places).chain(({ verb, name }) => {
    const resource = t.profile.resources[name];
    if (resource === undefined) throw new Error(`no resource ${name}`);
    return fc.record({
      verb: fc.constant(verb),
      name: fc.constant(name),
      form: validForm(resource, 'update', formOptions(t.session.settings.values, name)),
      style: formEncoding(),
    });
  });
  await t.property('one form in two encodings', drawn, async (c, { verb, name, form, style }) => {
    const live = await c.create(name);
    const own = marked(c, name, form);
    const { requests } = c.session;
    // the usual encoding comes last: what the other one lost would not be seen behind it
    const other = await c.send(requests.write(verb, live.path, own, style));
    const usual = await c.send(requests.write(verb, live.path, own, BROWSER_STYLE));
    const shown = usual.response.status === 200 ? c.shown(usual) : undefined;
    const expected = c.have(shown, `the form as browsers encode it was answered ${usual.response.status}`);
    const resource = c.resource(name);
    const before = stable(resource, live.representation);
    c.need(
      difference(resource, own, expected) === undefined ||
        firstDifference(before, stable(resource, expected)) !== undefined,
      'the form as browsers encode it did nothing: there is no result to compare',
    );
    await c.status(other, [200], 'a form is accepted in every encoding of it', async () => true);
    const changed = firstDifference(stable(resource, expected), stable(resource, c.shown(other) ?? {}));
    c.check(changed === undefined, () => ({
      message: 'a form gives the same result in every encoding of it',
      expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
      actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
      exchange: other,
    }));
  });
};
