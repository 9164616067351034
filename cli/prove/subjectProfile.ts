/** The profile that a fault or a variant of the catalogues shows under. */

import { loadProfile, resolveProfile, selectResources } from '../../specs/load.ts';
import { type JsonObject, type JsonValue, mergePatch } from '../../specs/profile/mergePatch.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { memoize } from '../../specs/utils/memoize.ts';

/** What of a fault or a variant says it: a built-in name, or a merge patch to the one that its `extends` names. */
export interface Profiled {
  id: string;
  title: string;
  profile?: string | { extends?: string; [member: string]: unknown };
}

/** The profile, with the resources that a run of no `--resource` touches. */
export function profileOf({ id, title, profile = 'documented' }: Profiled): Profile {
  if (typeof profile === 'string') return builtIn(profile);
  const { extends: base = 'documented', ...patch } = profile;
  const own = { name: `for-${id.replaceAll('/', '-')}`, title, ...patch };
  const merged = mergePatch(asJson(loadProfile(base).profile), asJson(own));
  return selectResources(resolveProfile(merged as JsonObject, id));
}

/** The same object for every subject: its schemas are compiled, and its arbitraries built, once a process. */
const builtIn = memoize((name: string): Profile => selectResources(loadProfile(name).profile));

/** Profiles are JSON throughout. */
function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
