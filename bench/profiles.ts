/** Profiles of any size: the documented resources again and again, under other names. */
import { loadProfile, selectResources } from '../specs/load.ts';
import type { Profile, Resource } from '../specs/profile/model.ts';

/** Repeated in turn: the two that a run may create. */
const MODELS = ['Queues', 'Applications'];
const READ_ONLY = 'Balance';

/**
 * A profile of that many resources, each of which is read, created, updated and deleted, and none stands under another; and of one
 * that can only be read, for the clauses about methods that are not allowed.
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
    title: `${size} resources, made for the bench`,
    resources: Object.fromEntries([
      ...Array.from({ length: size }, (_, at) => {
        const model = MODELS[at % MODELS.length] ?? '';
        return [`${model}${at + 1}`, renamed(known(model), `${model}${at + 1}`, prefixOf(at))];
      }),
      [READ_ONLY, known(READ_ONLY)],
    ]),
  };
}

/** The same resource at another path, with sids of its own kind. */
function renamed(resource: Resource, name: string, prefix: string): Resource {
  const own = structuredClone(resource);
  if (own.collection !== undefined) own.collection.path = `/${name}.json`;
  if (own.instance !== undefined) own.instance.path = `/${name}/{Sid}.json`;
  if (own.sid === undefined) return own;
  const before = own.sid.prefix;
  own.sid.prefix = prefix;
  // the schemas tell what a sid of the resource looks like
  return JSON.parse(JSON.stringify(own).replaceAll(`^${before}[`, `^${prefix}[`)) as Resource;
}

/** `BA`, `BB`, …: `A` is left to accounts. */
function prefixOf(at: number): string {
  return String.fromCharCode(66 + Math.floor(at / 26), 65 + (at % 26));
}
