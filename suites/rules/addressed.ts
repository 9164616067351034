/** Finds the resource that the path of a request names. */
import type { Profile, Resource } from '../../specs/profile/model.ts';
import { isSingleton, OWN_SID } from '../../specs/profile/prerequisites.ts';
import { memoizeWeakly } from '../../specs/utils/memoize.ts';

export interface Addressed {
  resource: string;
  definition: Resource;
  place: 'collection' | 'instance';
  /** The sid in the path, decoded. Absent for a collection or a singleton. */
  sid?: string;
}

interface Template {
  resource: string;
  place: Addressed['place'];
  segments: string[];
}

/** The collection or instance at a path; undefined if no path of the profile matches. */
export function addressedBy(profile: Profile, basePath: string, path: string): Addressed | undefined {
  if (!path.startsWith(basePath)) return undefined;
  const segments = path.slice(basePath.length).split('/');
  for (const template of templatesOf(profile)) {
    const names = match(template.segments, segments);
    const definition = profile.resources[template.resource];
    if (names === undefined || definition === undefined) continue;
    const sid = names.get(OWN_SID);
    const { resource, place } = template;
    return { resource, definition, place, ...(place === 'instance' && sid !== undefined && { sid }) };
  }
  return undefined;
}

/** The templates with the most literal segments first, because `{Sid}` also matches a literal name. */
const templatesOf = memoizeWeakly((profile: Profile): Template[] => {
  const literals = ({ segments }: Template) => segments.filter((segment) => !segment.includes('{')).length;
  return Object.entries(profile.resources)
    .flatMap(([resource, definition]): Template[] => {
      const { collection, instance } = definition;
      // The path of a singleton is that of its collection, but it is read and written as an instance.
      const place = isSingleton(definition) ? 'instance' : 'collection';
      return [
        ...(collection === undefined ? [] : [{ resource, place, segments: collection.path.split('/') } as Template]),
        ...(instance === undefined
          ? []
          : [{ resource, place: 'instance', segments: instance.path.split('/') } as Template]),
      ];
    })
    .sort((a, b) => literals(b) - literals(a));
});

/** The value of each `{Name}`; undefined if the path does not match. */
function match(template: string[], path: string[]): Map<string, string> | undefined {
  if (template.length !== path.length) return undefined;
  const names = new Map<string, string>();
  const fits = template.every((segment, at) => {
    const present = path[at] ?? '';
    const [, before = '', name, after = ''] = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(segment) ?? [];
    if (name === undefined) return segment === present;
    if (!present.startsWith(before) || !present.endsWith(after)) return false;
    const value = present.slice(before.length, present.length - after.length);
    if (value === '') return false;
    names.set(name, decoded(value));
    return true;
  });
  return fits ? names : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
