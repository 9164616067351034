import type { Profile } from '../../../specs/profile/model.ts';
import { type Operation, readOnly } from '../../fixtures/profile/operations.ts';
import type { Verb } from '../../fixtures/profile/verbs.ts';

/** Each of the verbs on each read-only collection, which must refuse the verb. */
export function methodsNotOffered(profile: Profile, verbs: Verb[]): Operation[] {
  return readOnly(profile).flatMap((resource) =>
    verbs.map((verb) => ({ resource, place: 'collection', verb }) as const),
  );
}
