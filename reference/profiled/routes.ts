/** Finds the resource, and its parents, for a path of the profile. */
import type { Profile, Resource } from '../../specs/profile/model.ts';
import type { ResourceDefinition, Route } from '../model.ts';

/** Stands for the sid of a singleton, of which each parent has one. */
export const SINGLE = '-';

interface Template {
  segments: RegExp[];
  resource: ResourceDefinition;
  /** The sid of a path without one: null for a list. */
  sid: string | null;
}

/** Returns the function that finds the route of a path, or null if the profile has none. */
export function createRouter(profile: Profile, definitions: Map<string, ResourceDefinition>) {
  const templates = Object.entries(profile.resources).flatMap(([name, { collection, instance }]): Template[] => {
    const resource = definitions.get(name);
    if (resource === undefined) return [];
    const lists = collection === undefined ? [] : [template(profile.basePath + collection.path, resource)];
    return [...(instance === undefined ? [] : [template(profile.basePath + instance.path, resource)]), ...lists];
  });
  return (path: string, account: string | null): Route | null => {
    const segments = path.split('/').map(decoded);
    for (const { segments: wanted, resource, sid } of templates) {
      const found = named(wanted, segments);
      if (found === null) continue;
      const { AccountSid = account, Sid = sid, ...parents } = found;
      return { accountSid: AccountSid, resource, sid: Sid, parents };
    }
    return null;
  };
}

function template(path: string, resource: ResourceDefinition): Template {
  const segments = path.split('/').map((segment) => {
    const pattern = segment
      .split(/\{([^{}]+)\}/)
      .map((part, at) => (at % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : `(?<${groupOf(part)}>.+?)`));
    return new RegExp(`^${pattern.join('')}$`, 's');
  });
  return { segments, resource, sid: resource.singleton === null ? null : SINGLE };
}

/** A resource's name as the name of a regular expression group, where a hyphen is not allowed. */
const groupOf = (name: string): string => name.replaceAll('-', '$');

/** The values of the placeholders if the segments match, else null. */
function named(wanted: RegExp[], segments: string[]): Record<string, string> | null {
  if (wanted.length !== segments.length) return null;
  const found: Record<string, string> = {};
  for (const [at, pattern] of wanted.entries()) {
    const match = pattern.exec(segments[at] ?? '');
    if (match === null) return null;
    for (const [group, value] of Object.entries(match.groups ?? {})) found[group.replaceAll('$', '-')] = value;
  }
  return found;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Whether the resource has stored instances, is a singleton, or is an empty list. */
export function kindOf({ collection, instance }: Resource): 'stored' | 'singleton' | 'list' {
  if (instance !== undefined) return 'stored';
  return collection?.listProperty === undefined ? 'singleton' : 'list';
}
