/** Goes on when a file cannot be written, such as on a full disk, so that the run still prints its verdict. */
import { errorCode } from '../process/errors.ts';

/** Receives the name of a file or folder that the system did not write, and the code of the error. */
export type OnUnwritten = (name: string, code: string) => void;

/** The result of `write`; undefined after an error of the system, which `onUnwritten` receives. */
export async function unlessUnwritten<T>(
  name: string,
  write: () => T | Promise<T>,
  onUnwritten: OnUnwritten | undefined,
): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    // errors of the system have a number, as ENOSPC has
    if (onUnwritten === undefined || !(error instanceof Error && 'errno' in error)) throw error;
    onUnwritten(name, errorCode(error));
    return undefined;
  }
}

/** One line for each name that was not written. */
export function unwrittenLines(unwritten: ReadonlyMap<string, string>, dir: string): string[] {
  return [...unwritten].map(([name, code]) => `${name} could not be written to ${JSON.stringify(dir)} (${code})`);
}
