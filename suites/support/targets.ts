/** Where the profile lets each method go: the operations, and the endpoints that refuse one. */
import type { Method } from '../../specs/model.ts';
import type { Endpoint, Field, Profile, Resource } from '../../specs/profile.ts';
import { DELETE, GET, OVERLOADED_DELETE, OVERLOADED_PUT, POST, PUT, type Verb, verbName } from './verbs.ts';

export type Place = 'collection' | 'instance';

export interface Operation {
  resource: string;
  place: Place;
  verb: Verb;
}

export function operationName({ resource, place, verb }: Operation): string {
  return `${verbName(verb)} ${resource} ${place}`;
}

export function endpoint(resource: Resource, place: Place): Endpoint | undefined {
  return place === 'collection' ? resource.collection : resource.instance;
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

/**
 * Offers the method, and something valid can be sent by it: an instance whose fields are all sent at create alone takes no
 * update that could be known to be valid.
 */
export function serves(profile: Profile, resource: string, place: Place, method: Method): boolean {
  const updates = place === 'instance' && (method === 'POST' || method === 'PUT');
  return (
    offers(profile, resource, place, method) &&
    (!updates || Object.values(fieldsOf(profile, resource)).some(isUpdatable))
  );
}

export function offers(profile: Profile, resource: string, place: Place, method: Method): boolean {
  const found = profile.resources[resource];
  return found !== undefined && (endpoint(found, place)?.methods.includes(method) ?? false);
}

/** Resources whose instances the run can create, hold and remove. */
export function creatable(profile: Profile): string[] {
  return Object.keys(profile.resources).filter((name) => {
    const resource = profile.resources[name];
    return resource?.sid !== undefined && resource.instance !== undefined && createVerb(profile, name) !== undefined;
  });
}

/** How an instance of the resource comes about: POST to the collection, else PUT where that creates. */
export function createVerb(profile: Profile, name: string): Verb | undefined {
  const collection = profile.resources[name]?.collection;
  if (collection?.methods.includes('POST')) return POST;
  return collection?.methods.includes('PUT') && collection.putCreates === true ? PUT : undefined;
}

/** Creatable resources whose instances take the method; `PUT` covers its overloaded form. */
export function updatable(profile: Profile, method: 'POST' | 'PUT'): string[] {
  return creatable(profile).filter(
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

export function fieldsOf(profile: Profile, name: string): Record<string, Field> {
  return profile.resources[name]?.fields ?? {};
}

export function isUpdatable(field: Field): boolean {
  return field.updatable !== false;
}
