/** Reads the file of a profile and the files that it extends or refers to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { specsFile } from '../utils/packageFiles.ts';
import { nearNames } from '../utils/unknownName.ts';
import { isJsonObject, type JsonObject, mergePatch } from './mergePatch.ts';
import { isYamlFile, parseSource, type SourceError } from './sourceText.ts';

/** A profile is invalid. The message is one line: file, JSON pointer, what is wrong, what would be right. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
  /** The position of the problem; undefined if it is not in a file. */
  readonly at: { file: string; pointer: string; text: string } | undefined;

  constructor(text: string, file?: string, pointer?: string) {
    super([file, pointer, text].filter((part) => part !== undefined).join(': '));
    this.at = file === undefined || pointer === undefined ? undefined : { file, pointer, text };
  }
}

/** The names of the built-in profiles. */
export function builtInProfiles(): string[] {
  return readdirSync(specsFile('profiles'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .sort();
}

/**
 * The file of a profile: a built-in name, or else a path relative to `folder`.
 * @throws ProfileError if no such profile exists.
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
 * The JSON of a profile with `extends` applied and referenced schema files inserted. It is not validated yet.
 * @throws ProfileError if a file cannot be read, is not a JSON object, extends itself, or extends another without its own name.
 */
export function readProfileFile(file: string, extendedBy: readonly string[] = []): JsonObject {
  if (extendedBy.includes(file)) throw new ProfileError('the profile extends itself', file, '/extends');
  const { $schema: _, extends: base, ...own } = withSchemaFiles(readObject(file), file);
  if (base === undefined) return own;
  const bases = Array.isArray(base) ? base : [base];
  if (bases.length === 0 || !bases.every((each) => typeof each === 'string')) {
    throw new ProfileError("must be a profile's name or a file's path, or a list of them", file, '/extends');
  }
  if (own.name === undefined) {
    throw new ProfileError(
      'lacks the member "name"; a profile that extends another needs a name of its own',
      file,
      '/',
    );
  }
  const read = (each: string, index: number): JsonObject => {
    const pointer = Array.isArray(base) ? `/extends/${index}` : '/extends';
    return readProfileFile(
      blaming(file, pointer, () => profileFile(each, dirname(file))),
      [...extendedBy, file],
    );
  };
  return [...bases.map(read), own].reduce((merged, patch) => mergePatch(merged, patch) as JsonObject);
}

/** Reports errors of a referenced file at the reference. */
function blaming<T>(file: string, pointer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProfileError) throw new ProfileError(error.message, file, pointer);
    throw error;
  }
}

function readObject(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ProfileError(`cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown cause'}`, file);
  }
  let json: unknown;
  try {
    json = parseSource(text, isYamlFile(file)).value;
  } catch (error) {
    throw new ProfileError((error as SourceError).message, file);
  }
  if (isJsonObject(json)) return json;
  throw new ProfileError('must be a JSON object', file, '/');
}

/** Replaces each schema that is a string, the path of a schema file relative to the profile, by the content of that file. */
function withSchemaFiles(profile: JsonObject, file: string): JsonObject {
  const read = (place: JsonObject, member: string, pointer: string): JsonObject => {
    const path = place[member];
    if (typeof path !== 'string') return place;
    const schema = blaming(file, `${pointer}/${escaped(member)}`, () => readObject(resolve(dirname(file), path)));
    return { ...place, [member]: schema };
  };
  const within = (
    place: JsonObject,
    member: string,
    pointer: string,
    change: (inner: JsonObject, pointer: string) => JsonObject,
  ): JsonObject => {
    const inner = place[member];
    return isJsonObject(inner) ? { ...place, [member]: change(inner, `${pointer}/${escaped(member)}`) } : place;
  };
  const readSchema = (place: JsonObject, pointer: string) => read(place, 'schema', pointer);
  const readEach = (definitions: JsonObject, pointer: string): JsonObject =>
    Object.keys(definitions).reduce((result, name) => read(result, name, pointer), definitions);
  const inResource = (resource: JsonObject, pointer: string): JsonObject =>
    within(within(resource, 'collection', pointer, readSchema), 'instance', pointer, readSchema);
  const inResources = (resources: JsonObject, pointer: string): JsonObject =>
    Object.keys(resources).reduce((result, name) => within(result, name, pointer, inResource), resources);

  const withError = within(profile, 'error', '', readSchema);
  return within(within(withError, '$defs', '', readEach), 'resources', '', inResources);
}

/** Escapes a token of a JSON pointer (RFC 6901, section 3). */
const escaped = (member: string): string => member.replaceAll('~', '~0').replaceAll('/', '~1');
