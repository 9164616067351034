/** Creates a folder and its parents. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './errors.ts';

/**
 * Replaces `mkdir` with `recursive`, which never returns in Node.js 20 if a parent exists and still answers ENOENT, as `/proc` does.
 * @throws the error of the first folder that cannot be created
 */
export function makeFolder(dir: string): void {
  try {
    mkdirSync(dir);
  } catch (error) {
    const code = errorCode(error);
    const parent = dirname(dir);
    if (code === 'ENOENT' && parent !== dir) {
      makeFolder(parent);
      mkdirSync(dir);
    } else if (code !== 'EEXIST' || !statSync(dir).isDirectory()) {
      throw error;
    }
  }
}
