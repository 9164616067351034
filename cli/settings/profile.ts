/** `--profile`, `--resource` and `--value`: what the target offers, and which resources the run may use. */
import { resolve } from 'node:path';
import { builtInProfiles, type Digest, loadProfile, selectResources, UnknownNameError } from '../../specs/load.ts';
import { checkProfile, problemLine } from '../../specs/profile/check.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { LinearPattern } from '../../specs/utils/linearPattern.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
import type { Target } from './target/target.ts';

export interface ProfileOptions {
  profile?: string;
  resource?: string[];
  value?: string[];
}

export interface ProfileChoice {
  /** Contains only the resources that the run may use. */
  profile: Profile;
  /** The profile with all of its resources. */
  whole: Profile;
  /** Digest of the whole profile. */
  digest: Digest;
  /** `Resource.Field` → the value that the target requires. */
  values: Record<string, string>;
  /** The file of a profile that is not built in, as an absolute path; otherwise null. */
  file: string | null;
}

/**
 * Loads the profile, reduced to the resources of the run, and the values that the target requires.
 * @throws UsageError for an unknown or invalid profile, an unknown resource, or a value for an unknown field
 */
export function chooseProfile(options: ProfileOptions): ProfileChoice {
  const { profile: whole, digest } = orUsageError('--profile', () =>
    loadUsableProfile(options.profile ?? 'documented'),
  );
  const profile = orUsageError('--resource', () => selectResources(whole, options.resource ?? []));
  const { profile: named = 'documented' } = options;
  const file = builtInProfiles().includes(named) ? null : resolve(named);
  return { profile, whole, digest, values: parseValues(options.value ?? [], profile), file };
}

/**
 * Loads a profile by built-in name or by file.
 * @throws UsageError for an invalid file, with every problem on a line of its own, as `profile check` prints them
 */
export function loadUsableProfile(nameOrFile: string): ReturnType<typeof loadProfile> {
  try {
    return loadProfile(nameOrFile);
  } catch (error) {
    const problems = checkProfile(nameOrFile).filter(({ place }) => place !== null);
    if (problems.length === 0) throw error;
    throw new UsageError(`--profile ${nameOrFile} cannot be used:\n${problems.map(problemLine).join('\n')}`);
  }
}

/** @throws UsageError if a user name does not fit the profile; the message does not repeat it */
export function checkUserNames(
  { name, account: rule }: Profile,
  { account, other }: Pick<Target, 'account' | 'other'>,
): void {
  if (rule === undefined) return;
  const pattern = new LinearPattern(`^(?:${rule.pattern})$`);
  const given = { 'the account sid': account, 'the sid of the other account': other };
  for (const [what, one] of Object.entries(given)) {
    if (one === null || pattern.test(one.accountSid)) continue;
    const length = [...one.accountSid].length;
    throw new UsageError(
      `${what} (${length} characters) does not fit the profile ${name}: expected a text that matches ${rule.pattern}`,
    );
  }
}

function parseValues(texts: readonly string[], profile: Profile): Record<string, string> {
  const values: Record<string, string> = {};
  for (const text of texts) {
    const [, resource, field, value] = /^([^.=]+)\.([^=]+)=(.*)$/s.exec(text) ?? [];
    if (resource === undefined || field === undefined || value === undefined) {
      const form = 'Resource.Field=VALUE, such as Messages.From=+15551234567';
      throw new UsageError(`--value expects ${form}, not ${JSON.stringify(text)}`);
    }
    const fields = profile.resources[resource]?.fields;
    orUsageError('--value', () => {
      if (fields === undefined)
        throw new UnknownNameError('resource of this run', resource, Object.keys(profile.resources));
      if (!Object.hasOwn(fields, field)) throw new UnknownNameError(`field of ${resource}`, field, Object.keys(fields));
    });
    values[`${resource}.${field}`] = value;
  }
  return values;
}
