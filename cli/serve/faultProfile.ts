/** The profile under which a fault or a variant of the catalogue is visible. */
import { loadProfile, resolveProfile, selectResources } from '../../specs/load.ts';
import { type JsonObject, type JsonValue, mergePatch } from '../../specs/profile/mergePatch.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { memoize } from '../../specs/utils/memoize.ts';

/** The members of a fault or a variant that define its profile. */
export interface WithProfile {
  id: string;
  title: string;
  /** A built-in profile's name, or a merge patch for the profile that `extends` names. */
  profile?: string | { extends?: string; [member: string]: unknown };
}

/** Returns the profile with the resources that a run without `--resource` uses. */
export function profileOf({ id, title, profile = 'documented' }: WithProfile): Profile {
  if (typeof profile === 'string') return builtIn(profile);
  const { extends: base = 'documented', ...patch } = profile;
  const own = { name: `for-${id.replaceAll('/', '-')}`, title, ...patch };
  const merged = mergePatch(asJson(loadProfile(base).profile), asJson(own));
  return selectResources(resolveProfile(merged as JsonObject, id));
}

/** One object per profile, so that its schemas and arbitraries are built once per process. */
const builtIn = memoize((name: string): Profile => selectResources(loadProfile(name).profile));

function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
