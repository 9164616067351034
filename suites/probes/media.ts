/** `media.*`: what a request's body says that it is, and what an answer's does. */
import fc from 'fast-check';
import { otherMediaType } from '../../generators/mediaType.ts';
import type { Case } from '../support/case.ts';
import { NotApplicable } from '../support/failures.ts';
import type { Probe, Trial } from '../support/trial.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../support/verbs.ts';
import { nativeWritings, type Written, writings } from '../support/writings.ts';
import {
  asLabelled,
  commonWrongBodies,
  everyWrongBody,
  mislabelled,
  UNLABELLED,
  type WrongBody,
} from './media/bodies.ts';
import { formParameters } from './media/formParameters.ts';
import { Controls, checkNotApplied, judgedControl } from './media/notApplied.ts';
import { checkApplied, placeName } from './media/places.ts';
import { responseType } from './media/responseType.ts';

const formAccepted: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(nativeWritings(t.profile), placeName, 'no resource of this run can be written', async (c: Case, at) => {
    const live = at.mode === 'update' ? await c.create(at.resource) : undefined;
    await checkApplied(c, at, live?.path ?? c.session.requests.path(at.resource), live);
  });
};

/** POST: every kind on one create and one update, the common kinds on the others, drawn ones besides. */
const otherNotApplied: Probe = async (t) => {
  t.evidence.add('natural');
  const accepted = t.profile.acceptedMediaTypes;
  const places = placesOf(t, POST);
  const [first] = places;
  if (first === undefined) throw new NotApplicable('no resource of this run is written by POST');
  const controls = new Controls(t);
  try {
    await t.each(places, placeName, '', async (c: Case, at) => {
      const bodies = isFirst(places, at) ? everyWrongBody(accepted) : commonWrongBodies(accepted).slice(0, 3);
      await checkNotApplied(c, at, bodies, controls.at(at));
    });
    const body = fc.oneof(
      { weight: 4, arbitrary: otherMediaType(accepted).map(mislabelled) },
      ...asLabelled(accepted).map((known) => ({ weight: 1, arbitrary: fc.constant(known) })),
    );
    await t.property(
      'a body of another content type',
      fc.record({ at: fc.constantFrom(...places), body }),
      (c: Case, drawn) => checkNotApplied(c, drawn.at, [drawn.body], controls.at(drawn.at)),
      { show: ({ at, body: { label, contentType } }) => `${placeName(at)}: ${label} (${contentType})` },
    );
  } finally {
    await controls.close();
  }
};

const missingNotApplied: Probe = async (t) => {
  t.evidence.add('natural');
  const controls = new Controls(t);
  try {
    await t.each(placesOf(t, POST), placeName, 'no resource of this run is written by POST', (c: Case, at) =>
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
    const places = placesOf(t, verb);
    const common = commonWrongBodies(t.profile.acceptedMediaTypes);
    const why = `no resource of this run is written by ${verbName(verb)}`;
    await t.each(places, placeName, why, async (c: Case, at) => {
      const bodies: WrongBody[] = isFirst(places, at)
        ? [...common, ...UNLABELLED]
        : [...common.slice(0, 2), ...UNLABELLED.slice(0, 1)];
      await checkNotApplied(c, at, bodies, judgedControl(c, at));
    });
  };

function placesOf(t: Trial, verb: Verb): Written[] {
  return writings(t.profile, verb);
}

/** The first create and the first update stand for the others. */
function isFirst(places: Written[], at: Written): boolean {
  return places.find(({ mode }) => mode === at.mode) === at;
}

export const mediaProbes: Record<string, Probe> = {
  'media.form-accepted': formAccepted,
  'media.form-parameters': formParameters,
  'media.other-not-applied': otherNotApplied,
  'media.missing-not-applied': missingNotApplied,
  'media.put': bothRules(PUT),
  'media.overloaded-put': bothRules(OVERLOADED_PUT),
  'media.response-type': responseType,
};
