/** The requests that `overload.equivalence` compares: several variations of each PUT and DELETE, with random values. */
import fc from 'fast-check';
import { brokenFormWays, brokenFullForm, type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { otherMediaType } from '../../../generators/requests/mediaType.ts';
import { unknownSid } from '../../../generators/sids/sid.ts';
import {
  deletable,
  modeAt,
  type Operation,
  putCreating,
  readOnly,
  resourceOf,
  sidPrefix,
  updatable,
} from '../../fixtures/profile/operations.ts';
import type { Session } from '../../fixtures/run/session.ts';
import { formOptions } from '../../fixtures/values/forms.ts';

/** `refused`: the resource is read-only. */
type Variation = 'valid' | 'invalid' | 'unknown' | 'unauthorised' | 'other content type' | 'refused';

export interface Kind extends Omit<Operation, 'verb'> {
  method: 'PUT' | 'DELETE';
  variation: Variation;
}

export interface Drawn {
  /** The form of the twins' creates. */
  start: Form;
  form: Form;
  /** The one field of the form that is invalid. */
  broken: string | undefined;
  contentType: string;
  /** A sid of no resource. */
  sid: string;
}

export function kindName({ method, resource, place, variation }: Kind): string {
  return `${method} ${resource} ${place}, ${variation}`;
}

export function kindsOf(session: Session): Kind[] {
  const { profile } = session;
  const kinds = (resources: string[], where: Pick<Kind, 'method' | 'place'>, variations: Variation[]): Kind[] =>
    resources.flatMap((resource) => variations.map((variation) => ({ resource, ...where, variation })));
  const common: Variation[] = ['valid', 'invalid', 'unauthorised', 'other content type'];
  return [
    ...kinds(putCreating(profile), { method: 'PUT', place: 'collection' }, common),
    ...kinds(updatable(profile, 'PUT'), { method: 'PUT', place: 'instance' }, ['unknown', ...common]),
    ...kinds(deletable(profile), { method: 'DELETE', place: 'instance' }, ['valid', 'unknown', 'unauthorised']),
    ...kinds(readOnly(profile), { method: 'PUT', place: 'collection' }, ['refused']),
    ...kinds(readOnly(profile), { method: 'DELETE', place: 'collection' }, ['refused']),
  ].filter((kind) => kind.variation !== 'invalid' || canBreak(session, kind));
}

function canBreak(session: Session, { resource, place }: Kind): boolean {
  const definition = resourceOf(session.profile, resource);
  return brokenFormWays(definition, modeAt(place), formOptions(session, resource)).length > 0;
}

export function drawn(session: Session, kind: Kind): fc.Arbitrary<Drawn> {
  const { profile } = session;
  const { resource, place } = kind;
  const definition = resourceOf(profile, resource);
  return fc
    .record({
      start:
        place === 'instance' ? fullForm(definition, 'create', formOptions(session, resource)) : fc.constant<Form>([]),
      sent: forms(session, kind),
      media: otherMediaType(profile.acceptedMediaTypes),
      sid: unknownSid(sidPrefix(profile, resource)),
    })
    .map(({ start, sent, media, sid }) => ({ start, ...sent, contentType: media.contentType, sid }));
}

function forms(
  session: Session,
  { method, resource, place, variation }: Kind,
): fc.Arbitrary<Pick<Drawn, 'form' | 'broken'>> {
  const definition = resourceOf(session.profile, resource);
  const options = formOptions(session, resource);
  if (method === 'DELETE' || variation === 'refused') return fc.constant({ form: [], broken: undefined });
  if (variation === 'invalid')
    return brokenFullForm(definition, modeAt(place), options).map(({ form, field }) => ({ form, broken: field }));
  return validForm(definition, modeAt(place), options).map((form) => ({ form, broken: undefined }));
}
