/** Finds every problem of a profile's file, with its line and column. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JsonObject } from './mergePatch.ts';
import { problemsOf } from './profiles.ts';
import { ProfileError, profileFile, readProfileFile } from './readProfile.ts';
import { isYamlFile, type ProfileSource, parseSource, SourceError } from './sourceText.ts';

/** One problem. Line and column count from 1; null if it has no position in a file. */
export interface ProfileProblem {
  file: string;
  place: { line: number; column: number } | null;
  /** A JSON pointer into the profile after `extends` is applied. */
  pointer: string;
  text: string;
}

/** `FILE:LINE:COLUMN: POINTER: what is wrong; what would be right` */
export function problemLine({ file, place, pointer, text }: ProfileProblem): string {
  const where = place === null ? file : `${file}:${place.line}:${place.column}`;
  return `${where}: ${pointer === '' ? '' : `${pointer}: `}${text}`;
}

/**
 * The problems of a profile, by its built-in name or file; empty if it is valid. A problem of a base profile is located in that
 * profile's file.
 */
export function checkProfile(nameOrFile: string): ProfileProblem[] {
  let file = nameOrFile;
  try {
    file = profileFile(nameOrFile, process.cwd());
    const sources = sourcesOf(file);
    return problemsOf(readProfileFile(file))
      .map((problem) => located(problem, sources))
      .sort(byPlace);
  } catch (error) {
    if (error instanceof Misread) return [error.problem];
    if (!(error instanceof ProfileError)) throw error;
    return [problemOf(error, file)];
  }
}

/** Compares positions in one file. */
function byPlace(one: ProfileProblem, other: ProfileProblem): number {
  const lines = (one.place?.line ?? 0) - (other.place?.line ?? 0);
  return one.file === other.file ? lines || (one.place?.column ?? 0) - (other.place?.column ?? 0) : 0;
}

/** A file of the profile that is neither JSON nor YAML. */
class Misread extends Error {
  readonly problem: ProfileProblem;

  constructor(problem: ProfileProblem) {
    super(problem.text);
    this.problem = problem;
  }
}

interface Source {
  file: string;
  source: ProfileSource;
}

/** The profile's file and all files that it extends, in order of precedence. */
function sourcesOf(file: string, seen: readonly string[] = []): Source[] {
  if (seen.includes(file)) return [];
  const text = textOf(file);
  if (text === undefined) return [];
  let source: ProfileSource;
  try {
    source = parseSource(text, isYamlFile(file));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new Misread({ file, place: error.place, pointer: '', text: error.message });
  }
  const { extends: base = [] } = (source.value ?? {}) as Partial<JsonObject>;
  const bases = [base].flat().filter((each) => typeof each === 'string');
  const below = bases.reverse().flatMap((each) => {
    const found = foundFile(each, file);
    return found === undefined ? [] : sourcesOf(found, [...seen, file]);
  });
  return [{ file, source }, ...below];
}

/** The file of a profile; undefined if it does not exist. `readProfile` reports a missing file. */
function foundFile(name: string, from: string): string | undefined {
  try {
    return profileFile(name, dirname(from));
  } catch (error) {
    if (error instanceof ProfileError) return undefined;
    throw error;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Locates the problem in the first file that contains the longest part of the pointer. */
function located(problem: string, sources: Source[]): ProfileProblem {
  const [, pointer = '', text = problem] = /^(\/.*?): (.*)$/s.exec(problem) ?? [];
  const places = sources.map(({ file, source }) => ({ file, ...source.locate(pointer) }));
  const most = Math.max(...places.map(({ found }) => found));
  const blamed = places.find(({ found }) => found === most);
  const place = blamed === undefined ? null : { line: blamed.line, column: blamed.column };
  return { file: blamed?.file ?? '', place, pointer, text };
}

function problemOf({ at, message }: ProfileError, file: string): ProfileProblem {
  const content = at === undefined ? undefined : textOf(at.file);
  if (at === undefined || content === undefined) return { file, place: null, pointer: '', text: message };
  const { line, column } = parseSource(content, isYamlFile(at.file)).locate(at.pointer);
  return { file: at.file, place: { line, column }, pointer: at.pointer, text: at.text };
}
