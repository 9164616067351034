/** `--history`: Allure's file of earlier runs, checked before the run. */
import { access, constants, readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCode, UsageError } from '../process/errors.ts';

/**
 * Returns the file's absolute path. The file may be missing if its folder exists.
 * @throws UsageError if it is no readable and writable file, or a line of it is not a run
 */
export async function resolveHistory(file: string): Promise<string> {
  if (file === '') throw new UsageError('--history is empty: name a file');
  const path = resolve(file);
  const name = JSON.stringify(file);
  const kind = await kindOf(path, name);
  if (kind === 'other') throw new UsageError(`--history: ${name} is not a file`);
  if (kind === 'missing') {
    if ((await kindOf(dirname(path), name)) === 'missing') {
      throw new UsageError(`--history: the folder of ${name} does not exist`);
    }
    return path;
  }
  const lines = await linesOf(path, name);
  const wrong = lines.findIndex((line) => line.trim() !== '' && !isRun(line));
  if (wrong !== -1) {
    throw new UsageError(
      `--history: line ${wrong + 1} of ${name} is not a run of an Allure history: name another file, or a new one`,
    );
  }
  return path;
}

async function kindOf(path: string, name: string): Promise<'missing' | 'file' | 'other'> {
  try {
    return (await stat(path)).isFile() ? 'file' : 'other';
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return 'missing';
    throw new UsageError(`--history: ${name} cannot be read (${code})`);
  }
}

async function linesOf(path: string, name: string): Promise<string[]> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return (await readFile(path, 'utf8')).split('\n');
  } catch (error) {
    throw new UsageError(`--history: ${name} cannot be read and written (${errorCode(error)})`);
  }
}

/** Checks the members that the reports of Allure 3 read. */
function isRun(line: string): boolean {
  try {
    const run: unknown = JSON.parse(line);
    if (typeof run !== 'object' || run === null) return false;
    const { uuid, timestamp, testResults } = run as Record<string, unknown>;
    return (
      typeof uuid === 'string' &&
      typeof timestamp === 'number' &&
      typeof testResults === 'object' &&
      testResults !== null &&
      Object.values(testResults).every((result) => typeof result === 'object' && result !== null)
    );
  } catch {
    return false;
  }
}
