/** Profiles of any size: copies of the documented resources under other names. */
import { loadProfile, selectResources } from '../../specs/load.ts';
import type { Profile, Resource } from '../../specs/profile/model.ts';

/** The resources to copy, alternately. A run can create both. */
const MODELS = ['Queues', 'Applications'];
const READ_ONLY = 'Balance';

/**
 * A profile of `size` resources that a run creates, reads, updates and deletes. None is nested in another. One read-only resource
 * serves the clauses about methods that are not allowed.
 */
export function profileOf(size: number): Profile {
  const { profile } = loadProfile('documented');
  const { resources } = selectResources(profile);
  const known = (name: string): Resource => {
    const resource = resources[name];
    if (resource === undefined) throw new Error(`the documented profile has no ${name}`);
    return resource;
  };
  return {
    ...profile,
    name: `bench-${size}`,
    title: `${size} resources for the bench`,
    resources: Object.fromEntries([
      ...Array.from({ length: size }, (_, at) => {
        const model = MODELS[at % MODELS.length] ?? '';
        return [`${model}${at + 1}`, renamed(known(model), `${model}${at + 1}`, prefixOf(at))];
      }),
      [READ_ONLY, known(READ_ONLY)],
    ]),
  };
}

/** The same resource at another path, with another sid prefix. */
function renamed(resource: Resource, name: string, prefix: string): Resource {
  const own = structuredClone(resource);
  if (own.collection !== undefined) own.collection.path = `/${name}.json`;
  if (own.instance !== undefined) own.instance.path = `/${name}/{Sid}.json`;
  if (own.sid === undefined) return own;
  const before = own.sid.prefix;
  own.sid.prefix = prefix;
  // the schemas contain the sid pattern
  return JSON.parse(JSON.stringify(own).replaceAll(`^${before}[`, `^${prefix}[`)) as Resource;
}

/** `BA`, `BB`, …; accounts use `A`. */
function prefixOf(at: number): string {
  return String.fromCharCode(66 + Math.floor(at / 26), 65 + (at % 26));
}
