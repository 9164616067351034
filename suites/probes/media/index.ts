/** `media.*`: the target applies only forms with the form content type, and its answers declare their content type. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { otherMediaType } from '../../../generators/requests/mediaType.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { firstOfEachPlace, nativeWritings, writingName, writings } from '../../fixtures/profile/writings.ts';
import type { Probe } from '../probe.ts';
import { appliedForm, expectFormApplied, target } from './applied.ts';
import { asLabelled, commonWrongBodies, everyWrongBody, mislabelled, UNLABELLED } from './bodies.ts';
import { formParameters } from './formParameters.ts';
import { expectNotApplied } from './notApplied.ts';
import { responseType } from './responseType.ts';

const formAccepted: Probe = (t) =>
  t.each(nativeWritings(t.profile), writingName, 'no resource of this run can be written', async (c, operation) => {
    await expectFormApplied(c, operation, await target(c, operation));
  });

/** The maximum number of random bodies per case, which share a resource and a read. */
const MOST = 10;

/** Sends every kind of body to the first place, the common kinds to the other kind of place, and random bodies to any place. */
const otherNotApplied: Probe = async (t) => {
  const accepted = t.profile.acceptedMediaTypes;
  const places = writings(t.profile, POST);
  const [first] = places;
  if (first === undefined) throw new NotApplicable('no resource of this run is written by POST');
  const table = t.each(firstOfEachPlace(places), writingName, '', async (c, operation) => {
    const bodies = operation === first ? everyWrongBody(accepted) : commonWrongBodies(accepted);
    await expectNotApplied(c, operation, bodies, appliedForm);
  });
  const body = fc.oneof(
    { weight: 8, arbitrary: otherMediaType(accepted).map(mislabelled) },
    ...asLabelled(accepted).map((known) => ({ weight: 1, arbitrary: fc.constant(known) })),
  );
  const property = t.property(
    'bodies of other content types',
    fc.record({
      operation: fc.constantFrom(...places),
      bodies: fc.array(body, { minLength: 1, maxLength: MOST, size: 'max' }),
    }),
    (c, { operation, bodies }) => expectNotApplied(c, operation, bodies, appliedForm),
    {
      runs: Math.ceil(t.session.settings.runs / 5),
      show: ({ operation, bodies }) =>
        `${writingName(operation)}: ${bodies.map(({ label, contentType }) => `${label} (${contentType})`).join(', ')}`,
    },
  );
  await Promise.all([table, property]);
};

const missingNotApplied: Probe = (t) =>
  t.each(writings(t.profile, POST), writingName, 'no resource of this run is written by POST', (c, operation) =>
    expectNotApplied(c, operation, UNLABELLED, appliedForm),
  );

/** The form's own type is accepted and applied, and no other body is. */
const bothRules =
  (verb: Verb): Probe =>
  async (t) => {
    const places = firstOfEachPlace(writings(t.profile, verb));
    const bodies = [...commonWrongBodies(t.profile.acceptedMediaTypes), ...UNLABELLED];
    await t.each(places, writingName, `no resource of this run is written by ${verbName(verb)}`, (c, operation) =>
      expectNotApplied(c, operation, bodies, expectFormApplied),
    );
  };

export const mediaProbes: Record<string, Probe> = {
  'media.form-accepted': formAccepted,
  'media.form-parameters': formParameters,
  'media.other-not-applied': otherNotApplied,
  'media.missing-not-applied': missingNotApplied,
  'media.put': bothRules(PUT),
  'media.overloaded-put': bothRules(OVERLOADED_PUT),
  'media.response-type': responseType,
};
