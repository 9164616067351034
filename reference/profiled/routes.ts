/** The paths of a profile: which resource one names, under which parents. */
import type { Profile, Resource } from '../../specs/profile/model.ts';
import type { ResourceDefinition, Route } from '../model.ts';

/** In the place of a sid, for a singleton: there is one under each of its parents. */
export const SINGLE = '-';

interface Template {
  segments: RegExp[];
  resource: ResourceDefinition;
  /** What a path without a sid of its own names. */
  sid: string | null;
}

/** Gives the function that finds the route of a path; null where the profile has none. */
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

/** A resource's name as the name of a group, which has no hyphen. */
const groupOf = (name: string): string => name.replaceAll('-', '$');

/** The named parts of a path that has the segments wanted, else null. */
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

/** Can the resource hold instances, is it a singleton, or a list of what the server has none of? */
export function kindOf({ collection, instance }: Resource): 'stored' | 'singleton' | 'list' {
  if (instance !== undefined) return 'stored';
  return collection?.listProperty === undefined ? 'singleton' : 'list';
}
