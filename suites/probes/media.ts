/** `media.*`: what a request's body says that it is, and what an answer's does. */
import fc from 'fast-check';
import { NotApplicable } from '../../client/failures.ts';
import { otherMediaType } from '../../generators/requests/mediaType.ts';
import type { Probe } from '../engine/trial.ts';
import type { Case } from '../fixtures/case/case.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../fixtures/profile/verbs.ts';
import { firstOfEachMode, nativeWritings, writings } from '../fixtures/profile/writings.ts';
import { asLabelled, commonWrongBodies, everyWrongBody, mislabelled, UNLABELLED } from './media/bodies.ts';
import { formParameters } from './media/formParameters.ts';
import { Controls, checkNotApplied, judgedControl } from './media/notApplied.ts';
import { checkApplied, placeName } from './media/places.ts';
import { responseType } from './media/responseType.ts';

const formAccepted: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(nativeWritings(t.profile), placeName, 'no resource of this run can be written', async (c: Case, at) => {
    const live = at.mode === 'update' ? await c.create(at.resource) : undefined;
    await checkApplied(c, at, live?.path ?? c.path(at.resource), live);
  });
};

/** Drawn bodies to one place: each is one request more, and one look at the end serves all. */
const MOST = 10;

/** POST: every kind at one place, the common kinds at one place of the other mode, drawn ones at any. */
const otherNotApplied: Probe = async (t) => {
  t.evidence.add('natural');
  const accepted = t.profile.acceptedMediaTypes;
  const places = writings(t.profile, POST);
  const [first] = places;
  if (first === undefined) throw new NotApplicable('no resource of this run is written by POST');
  const controls = new Controls(t);
  try {
    const table = t.each(firstOfEachMode(places), placeName, '', async (c: Case, at) => {
      const common = commonWrongBodies(accepted);
      const bodies = at === first ? everyWrongBody(accepted) : common;
      await checkNotApplied(c, at, bodies, controls.at(at));
    });
    const body = fc.oneof(
      { weight: 8, arbitrary: otherMediaType(accepted).map(mislabelled) },
      ...asLabelled(accepted).map((known) => ({ weight: 1, arbitrary: fc.constant(known) })),
    );
    const property = t.property(
      'bodies of other content types',
      fc.record({
        at: fc.constantFrom(...places),
        bodies: fc.array(body, { minLength: 1, maxLength: MOST, size: 'max' }),
      }),
      (c: Case, { at, bodies }) => checkNotApplied(c, at, bodies, controls.at(at)),
      {
        runs: Math.ceil(t.session.settings.runs / 4),
        show: ({ at, bodies }) =>
          `${placeName(at)}: ${bodies.map(({ label, contentType }) => `${label} (${contentType})`).join(', ')}`,
      },
    );
    await Promise.all([table, property]);
  } finally {
    await controls.close();
  }
};

const missingNotApplied: Probe = async (t) => {
  t.evidence.add('natural');
  const controls = new Controls(t);
  try {
    await t.each(writings(t.profile, POST), placeName, 'no resource of this run is written by POST', (c: Case, at) =>
      checkNotApplied(c, at, UNLABELLED, controls.at(at)),
    );
  } finally {
    await controls.close();
  }
};

/** Both rules for PUT: no other body is applied, and the form's own type is accepted and applied. */
const bothRules =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const bodies = [...commonWrongBodies(t.profile.acceptedMediaTypes), ...UNLABELLED];
    const why = `no resource of this run is written by ${verbName(verb)}`;
    await t.each(firstOfEachMode(writings(t.profile, verb)), placeName, why, async (c: Case, at) => {
      await checkNotApplied(c, at, bodies, judgedControl(c, at));
    });
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
