/** The prerequisites of a resource: live instances of its parents and of the resources that its fields refer to. */
import type { Profile, Resource } from './model.ts';

const PLACEHOLDER = /\{([^{}]+)\}/g;
/** The placeholder for an instance's own sid. */
export const OWN_SID = 'Sid';
/** The placeholder for the account whose credentials are sent. */
export const ACCOUNT_SID = 'AccountSid';

/** The names of the resources in a path's `{Name}` placeholders, in order. */
export function parentsIn(path: string): string[] {
  return [...path.matchAll(PLACEHOLDER)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== OWN_SID && name !== ACCOUNT_SID);
}

/** The path with each placeholder, including `{Sid}`, replaced by the result of `of`. */
export function fillPath(path: string, of: (name: string) => string): string {
  return path.replace(PLACEHOLDER, (_, name: string) => of(name));
}

/** The parents of the resource, outermost first: parents in the collection's path, then parents in the instance's path. */
export function parentsOf({ collection, instance }: Resource): string[] {
  return [...new Set([collection, instance].flatMap((place) => (place === undefined ? [] : parentsIn(place.path))))];
}

/** The resource's parents, then the resources that its fields refer to. */
function prerequisitesOf(resource: Resource): string[] {
  const referred = Object.values(resource.fields).flatMap((field) => (field.type === 'sid' ? [field.resource] : []));
  return [...new Set([...parentsOf(resource), ...referred])];
}

/** All direct and indirect prerequisites, in the order of creation, without the resource itself. Cycles are cut. */
export function everyPrerequisite(resources: Profile['resources'], name: string): string[] {
  const found = new Set<string>();
  const visit = (at: string, path: readonly string[]): void => {
    const resource = Object.hasOwn(resources, at) ? resources[at] : undefined;
    if (resource === undefined || path.includes(at)) return;
    for (const needed of prerequisitesOf(resource)) visit(needed, [...path, at]);
    if (path.length > 0) found.add(at);
  };
  visit(name, []);
  return [...found];
}

/** A cycle of prerequisites, such as `[A, B, A]`; undefined if none exists. */
export function cycleFrom(resources: Profile['resources'], name: string): string[] | undefined {
  const seen = new Set<string>();
  const search = (at: string, path: string[]): string[] | undefined => {
    const resource = Object.hasOwn(resources, at) ? resources[at] : undefined;
    if (resource === undefined || seen.has(at)) return undefined;
    seen.add(at);
    for (const needed of prerequisitesOf(resource)) {
      if (needed === name) return [...path, at, name];
      const found = search(needed, [...path, at]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(name, []);
}

/** Whether the resource is a singleton, such as a balance: a collection that is not a list and has no instances. */
export function isSingleton({ collection, instance }: Resource): boolean {
  return collection !== undefined && collection.listProperty === undefined && instance === undefined;
}

/** Whether a run can create an instance, by POST or PUT to the collection. */
export function isCreatable({ collection, instance, sid }: Resource): boolean {
  if (collection === undefined || instance === undefined || sid === undefined) return false;
  return collection.methods.includes('POST') || (collection.putCreates === true && collection.methods.includes('PUT'));
}

/** The prefix of every path of the profile, for the account. */
export function basePathOf({ basePath }: Profile, accountSid: string): string {
  return basePath.replaceAll(`{${ACCOUNT_SID}}`, () => encodeURIComponent(accountSid));
}

/** The profile with `{AccountSid}` in the paths of its resources replaced. */
export function withAccount(profile: Profile, accountSid: string): Profile {
  const filled = <T extends { path: string }>(place: T): T => ({
    ...place,
    path: place.path.replaceAll(`{${ACCOUNT_SID}}`, () => encodeURIComponent(accountSid)),
  });
  const resources = Object.entries(profile.resources).map(([name, { collection, instance, ...rest }]) => [
    name,
    {
      ...rest,
      ...(collection !== undefined && { collection: filled(collection) }),
      ...(instance !== undefined && { instance: filled(instance) }),
    },
  ]);
  return { ...profile, resources: Object.fromEntries(resources) };
}
