/** Where the profile lets each method go: the operations, and the endpoints that refuse one. */
import type { Mode } from '../../generators/form.ts';
import type { Method } from '../../specs/model.ts';
import { isCreatable, isSingleton, parentsOf } from '../../specs/prerequisites.ts';
import type { Endpoint, Field, Profile, Resource } from '../../specs/profile.ts';
import { DELETE, GET, OVERLOADED_DELETE, OVERLOADED_PUT, POST, PUT, type Verb, verbName } from './verbs.ts';

export type Place = 'collection' | 'instance';

export interface Operation {
  resource: string;
  place: Place;
  verb: Verb;
}

/** What a write to the place does. */
export const modeAt = (place: Place): Mode => (place === 'instance' ? 'update' : 'create');

export function operationName({ resource, place, verb }: Operation): string {
  return `${verbName(verb)} ${resource} ${place}`;
}

/** A singleton is read as a collection and written as an instance. */
export function endpoint(resource: Resource, place: Place): Endpoint | undefined {
  return place === 'collection' || isSingleton(resource) ? resource.collection : resource.instance;
}

/** Each operation that the profile offers, native and overloaded, in the profile's order. */
export function operations(profile: Profile): Operation[] {
  return Object.keys(profile.resources).flatMap((resource) =>
    (['collection', 'instance'] as const).flatMap((place) =>
      [GET, POST, PUT, DELETE, OVERLOADED_PUT, OVERLOADED_DELETE]
        .filter((verb) => serves(profile, resource, place, verb.method))
        .map((verb) => ({ resource, place, verb })),
    ),
  );
}

/** Of operations that ask the same of different resources, the first: a verb at a kind of place. */
export function oneEachWay(all: readonly Operation[]): Operation[] {
  const seen = new Set<string>();
  return all.filter(({ place, verb }) => {
    const way = `${verbName(verb)} ${place}`;
    if (seen.has(way)) return false;
    seen.add(way);
    return true;
  });
}

/**
 * Offers the method, and something valid can be sent by it: to an instance that the run created, an update of a field that is
 * not for the create alone. A singleton is only read, unless it stands under a resource of the run's own.
 */
export function serves(profile: Profile, resource: string, place: Place, method: Method): boolean {
  if (!offers(profile, resource, place, method)) return false;
  const single = isSingletonOf(profile, resource);
  if (place === 'collection') return !single || method === 'GET';
  const updates = method === 'POST' || method === 'PUT';
  if (!updates) return !single && creatable(profile).includes(resource);
  return updatable(profile, method).includes(resource);
}

function isSingletonOf(profile: Profile, name: string): boolean {
  const resource = profile.resources[name];
  return resource !== undefined && isSingleton(resource);
}

/** Singletons that may be written: they stand under a resource, of which the run creates an instance for each. */
export function heldSingletons(profile: Profile): string[] {
  return Object.entries(profile.resources)
    .filter(([, resource]) => isSingleton(resource) && parentsOf(resource).length > 0 && isWritten(resource))
    .map(([name]) => name);
}

/** Writable singletons that the run does not own, and so never writes. */
export function foreignSingletons(profile: Profile, method: Method): string[] {
  return Object.entries(profile.resources)
    .filter(([, resource]) => isSingleton(resource) && parentsOf(resource).length === 0)
    .filter(([, resource]) => resource.collection?.methods.includes(method) === true)
    .map(([name]) => name);
}

const isWritten = ({ collection }: Resource): boolean =>
  collection?.methods.some((method) => method === 'POST' || method === 'PUT') === true;

/** Resources of which the run can hold one of its own, to update it: instances, and singletons under them. The profile's order. */
export function holdable(profile: Profile): string[] {
  const held = [...creatable(profile), ...heldSingletons(profile)];
  return Object.keys(profile.resources).filter((name) => held.includes(name));
}

/** The letters that a sid in the resource's path begins with; for a singleton, those of what it stands under. */
export function sidPrefix(profile: Profile, name: string): string {
  const resource = profile.resources[name];
  const parent = resource !== undefined && isSingleton(resource) ? parentsOf(resource).at(-1) : undefined;
  return (parent === undefined ? resource : profile.resources[parent])?.sid?.prefix ?? '';
}

export function offers(profile: Profile, resource: string, place: Place, method: Method): boolean {
  const found = profile.resources[resource];
  return found !== undefined && (endpoint(found, place)?.methods.includes(method) ?? false);
}

/** Resources whose instances the run can create, hold and remove. */
export function creatable(profile: Profile): string[] {
  return Object.keys(profile.resources).filter((name) => {
    const resource = profile.resources[name];
    return resource !== undefined && isCreatable(resource);
  });
}

/** How an instance of the resource comes about: POST to the collection, else PUT where that creates. */
export function createVerb(profile: Profile, name: string): Verb | undefined {
  if (isSingletonOf(profile, name)) return undefined;
  const collection = profile.resources[name]?.collection;
  if (collection?.methods.includes('POST')) return POST;
  return collection?.methods.includes('PUT') && collection.putCreates === true ? PUT : undefined;
}

/** Resources of which the run holds one that takes the method; `PUT` covers its overloaded form. */
export function updatable(profile: Profile, method: 'POST' | 'PUT'): string[] {
  return holdable(profile).filter(
    (name) => offers(profile, name, 'instance', method) && Object.values(fieldsOf(profile, name)).some(isUpdatable),
  );
}

export function deletable(profile: Profile): string[] {
  return creatable(profile).filter((name) => offers(profile, name, 'instance', 'DELETE'));
}

/** Resources whose collection creates on a PUT. */
export function putCreating(profile: Profile): string[] {
  return creatable(profile).filter((name) => {
    const collection = profile.resources[name]?.collection;
    return collection?.putCreates === true && collection.methods.includes('PUT');
  });
}

/** Read-only endpoints: the ones where a 405 can be asked for without harm (a DELETE never goes to a list of ours). */
export function readOnly(profile: Profile): string[] {
  return Object.keys(profile.resources).filter((name) => {
    const resource = profile.resources[name];
    const methods = resource?.collection?.methods ?? [];
    return methods.length > 0 && methods.every((method) => method === 'GET') && resource?.instance === undefined;
  });
}

/** Of a name that the profile has; throws Error for any other. */
export function resourceOf(profile: Profile, name: string): Resource {
  const found = profile.resources[name];
  if (found === undefined) throw new Error(`no resource ${name} in the profile`);
  return found;
}

export function fieldsOf(profile: Profile, name: string): Record<string, Field> {
  return profile.resources[name]?.fields ?? {};
}

export function isUpdatable(field: Field): boolean {
  return field.updatable !== false;
}
