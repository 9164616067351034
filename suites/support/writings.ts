/** Where a POST or PUT brings a form: creates at collections, updates at instances. */
import type { Mode } from '../../generators/form.ts';
import type { Profile } from '../../specs/profile.ts';
import type { Case } from './case.ts';
import { creatable, createVerb, putCreating, updatable } from './targets.ts';
import { POST, PUT, type Verb } from './verbs.ts';

export interface Written {
  resource: string;
  mode: Mode;
  verb: Verb;
}

/** Each create and each update that the profile lets this verb do. */
export function writings(profile: Profile, verb: Verb): Written[] {
  if (verb.method !== 'POST' && verb.method !== 'PUT') return [];
  const creates =
    verb.method === 'POST'
      ? creatable(profile).filter((name) => createVerb(profile, name) === POST)
      : putCreating(profile);
  return [
    ...creates.map((resource): Written => ({ resource, mode: 'create', verb })),
    ...updatable(profile, verb.method).map((resource): Written => ({ resource, mode: 'update', verb })),
  ];
}

/** The writings of POST and PUT in their native forms. */
export function nativeWritings(profile: Profile): Written[] {
  return [POST, PUT].flatMap((verb) => writings(profile, verb));
}

/** One create and one update stand for the others. */
export function firstOfEachMode(places: Written[]): Written[] {
  return places.filter(({ mode }, at) => places.findIndex((other) => other.mode === mode) === at);
}

/** Where the form goes: the collection, or an instance that the case creates for it. */
export async function placeOf(c: Case, { resource, mode }: Written): Promise<string> {
  return mode === 'create' ? c.path(resource) : (await c.create(resource)).path;
}
