import type { ErrorObject } from 'ajv';
import { type Digest, dataDigest } from '../utils/digest.ts';
import { describeErrors, everyErrorOf, validatorFor } from '../utils/schemaValidator.ts';
import { UnknownNameError } from '../utils/unknownName.ts';
import type { JsonObject } from './mergePatch.ts';
import type { JsonSchema, Profile } from './model.ts';
import { everyPrerequisite } from './prerequisites.ts';
import { profileProblems } from './problems.ts';
import { builtInProfiles, ProfileError, profileFile, readProfileFile } from './readProfile.ts';
import { withDefinitions } from './sharedDefinitions.ts';

/** A valid profile with defaults and with the `$defs` that its schemas share. */
type WrittenProfile = Profile & { $defs?: Record<string, JsonSchema> };

/**
 * Loads a profile by its built-in name or file. `extends` is applied, defaults are filled in and every schema is self-contained;
 * the digest covers the result.
 * @throws ProfileError with one line: the file, a JSON pointer, what is wrong, what would be right.
 */
export function loadProfile(nameOrFile: string): { profile: Profile; digest: Digest } {
  const file = profileFile(nameOrFile, process.cwd());
  const json = readProfileFile(file);
  // Built-in profiles are not validated here, which would take half a second; tests validate them.
  const shipped = builtInProfiles().includes(nameOrFile);
  const profile = shipped ? withOwnSchemas(json as unknown as WrittenProfile) : resolveProfile(json, file);
  return { profile, digest: dataDigest(profile) };
}

/** All problems of a profile's JSON after `extends`, as `pointer: what is wrong; what would be right`. */
export function problemsOf(json: JsonObject): string[] {
  const written: unknown = structuredClone(json);
  const validate = everyErrorOf('profile');
  if (!validate(written)) return [...new Set(describeErrors({ errors: withoutEchoes(validate.errors ?? []) }))];
  return profileProblems(withOwnSchemas(written as WrittenProfile));
}

/** An invalid member makes its siblings look unknown, so unknown members are only reported if there is no other error. */
function withoutEchoes(errors: ErrorObject[]): ErrorObject[] {
  const causes = errors.filter(({ keyword }) => keyword !== 'unevaluatedProperties' && keyword !== 'if');
  const isEcho = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'unevaluatedProperties' &&
    causes.some((cause) => `${cause.instancePath}/`.startsWith(`${instancePath}/`));
  return errors.filter((error) => !isEcho(error));
}

/**
 * Validates a profile's JSON after `extends`, and completes it.
 * @param origin The file, as error messages name it.
 * @throws ProfileError
 */
export function resolveProfile(json: JsonObject, origin: string): Profile {
  const written: unknown = structuredClone(json);
  const validate = validatorFor('profile');
  if (!validate(written)) throw new ProfileError(`${origin}: ${describeErrors(validate)[0] ?? 'is no profile'}`);
  const profile = withOwnSchemas(written as WrittenProfile);
  const [problem] = profileProblems(profile);
  if (problem !== undefined) throw new ProfileError(`${origin}: ${problem}`);
  return profile;
}

/**
 * The profile reduced to the resources of a run: the named resources and their prerequisites, or all resources that are not
 * billable.
 * @throws UnknownNameError for an unknown name; ProfileError if no resource is left, or if a prerequisite is billable but not
 * named.
 */
export function selectResources(profile: Profile, names: readonly string[] = []): Profile {
  const all = Object.entries(profile.resources);
  const known = Object.keys(profile.resources);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UnknownNameError('resource', unknown, known);
  const needed = new Map(known.map((name) => [name, everyPrerequisite(profile.resources, name)]));
  const costs = (name: string) => profile.resources[name]?.billable === true;
  for (const name of names) {
    const unnamed = needed.get(name)?.find((first) => costs(first) && !names.includes(first));
    if (unnamed !== undefined) {
      throw new ProfileError(`${name} needs ${unnamed} first, which is billable; name it too, or leave ${name} out`);
    }
  }
  const wanted = new Set(names.flatMap((name) => [name, ...(needed.get(name) ?? [])]));
  const isFree = (name: string) => ![name, ...(needed.get(name) ?? [])].some(costs);
  const selected = all.filter(([name]) => (names.length > 0 ? wanted.has(name) : isFree(name)));
  if (selected.length === 0) {
    throw new ProfileError(
      `profile ${profile.name}: every resource is billable; name those to run: ${known.join(', ')}`,
    );
  }
  const isReduced = names.length > 0 && selected.length < all.length;
  return { ...profile, resources: Object.fromEntries(selected), ...(isReduced && { isReduced }) };
}

function withOwnSchemas({ $defs = {}, ...profile }: WrittenProfile): Profile {
  const standAlone = <T extends { schema: JsonSchema }>(place: T): T => ({
    ...place,
    schema: withDefinitions(place.schema, $defs),
  });
  const resources = Object.entries(profile.resources).map(([name, { collection, instance, ...resource }]) => [
    name,
    {
      ...(collection !== undefined && { collection: standAlone(collection) }),
      ...(instance !== undefined && { instance: standAlone(instance) }),
      ...resource,
    },
  ]);
  return { ...profile, error: standAlone(profile.error), resources: Object.fromEntries(resources) };
}
