/** Reads a profile's file and those that it extends or refers to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { isJsonObject, type JsonObject, mergePatch } from './mergePatch.ts';
import { specsFile } from './packageRoot.ts';
import { isYamlFile, parseSource, type SourceError } from './profileSource.ts';
import { nearNames } from './unknownName.ts';

/** A profile that cannot be used; the message is one line: the file, a JSON pointer, what is wrong, what would be right. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
}

/** Names of the profiles that this package ships. */
export function builtInProfiles(): string[] {
  return readdirSync(specsFile('profiles'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .sort();
}

/**
 * The file that a profile's name or path stands for: a built-in name first, else a path below `folder`.
 * @throws ProfileError when there is none.
 */
export function profileFile(nameOrFile: string, folder: string): string {
  const builtIn = builtInProfiles();
  if (builtIn.includes(nameOrFile)) return specsFile('profiles', `${nameOrFile}.json`);
  const file = isAbsolute(nameOrFile) ? nameOrFile : resolve(folder, nameOrFile);
  if (existsSync(file)) return file;
  const near = nearNames(nameOrFile, builtIn);
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `built in: ${builtIn.join(', ')}`;
  throw new ProfileError(`no profile "${nameOrFile}": neither a built-in name nor a file; ${hint}`);
}

/**
 * A profile's JSON as it stands once its `extends` is applied and the schemas in other files are read in; not yet validated.
 * @throws ProfileError for a file that cannot be read, is no JSON object, extends itself, or patches without a name of its own.
 */
export function readProfileFile(file: string, extendedBy: readonly string[] = []): JsonObject {
  if (extendedBy.includes(file)) throw new ProfileError(`${file}: /extends: the profile extends itself`);
  const { $schema: _, extends: base, ...own } = withSchemaFiles(readObject(file), file);
  if (base === undefined) return own;
  const bases = Array.isArray(base) ? base : [base];
  if (bases.length === 0 || !bases.every((each) => typeof each === 'string')) {
    throw new ProfileError(`${file}: /extends: must be a profile's name or a file's path, or a list of them`);
  }
  if (own.name === undefined) {
    throw new ProfileError(
      `${file}: /: lacks the member "name"; a profile that extends another needs a name of its own`,
    );
  }
  const read = (each: string): JsonObject => readProfileFile(profileFile(each, dirname(file)), [...extendedBy, file]);
  return [...bases.map(read), own].reduce((merged, patch) => mergePatch(merged, patch) as JsonObject);
}

function readObject(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ProfileError(`${file}: cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`);
  }
  let json: unknown;
  try {
    json = parseSource(text, isYamlFile(file)).value;
  } catch (error) {
    throw new ProfileError(`${file}: ${(error as SourceError).message}`);
  }
  if (isJsonObject(json)) return json;
  throw new ProfileError(`${file}: /: must be a JSON object`);
}

/** A string in a schema's place is the path, relative to the profile's file, of a file that holds the schema. */
function withSchemaFiles(profile: JsonObject, file: string): JsonObject {
  const read = (place: JsonObject, member: string): JsonObject => {
    const path = place[member];
    return typeof path === 'string' ? { ...place, [member]: readObject(resolve(dirname(file), path)) } : place;
  };
  const within = (place: JsonObject, member: string, change: (inner: JsonObject) => JsonObject): JsonObject => {
    const inner = place[member];
    return isJsonObject(inner) ? { ...place, [member]: change(inner) } : place;
  };
  const readEach = (definitions: JsonObject): JsonObject =>
    Object.keys(definitions).reduce((result, name) => read(result, name), definitions);
  const inResource = (resource: JsonObject): JsonObject =>
    within(
      within(resource, 'collection', (collection) => read(collection, 'schema')),
      'instance',
      (instance) => read(instance, 'schema'),
    );
  const inResources = (resources: JsonObject): JsonObject =>
    Object.keys(resources).reduce((result, name) => within(result, name, inResource), resources);

  const withError = within(profile, 'error', (error) => read(error, 'schema'));
  return within(within(withError, '$defs', readEach), 'resources', inResources);
}
