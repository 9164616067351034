/** The recordings in a report folder. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { RecordingFile } from '../../../specs/model.ts';
import { sha256 } from '../../../specs/utils/digest.ts';
import { REPORT_FILES } from '../reportFolder.ts';
import type { OnUnwritten } from '../unwritten.ts';

/** Whether the line may be written to the recording of that name. */
type MayWriteLine = (name: string, line: string) => boolean;

interface Limits {
  interrupted: boolean;
  mayWrite: MayWriteLine;
  onUnwritten?: OnUnwritten;
}

/** The recording of a run that has ended. Removes the recording of an interrupted run, and one that must not or could not be written. */
export async function recordingsOf(
  dir: string,
  { interrupted, mayWrite, onUnwritten }: Limits,
): Promise<RecordingFile[]> {
  const name = REPORT_FILES.recording;
  const file = join(dir, name);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return [];
  // the recorder empties a file that it could not write to its end
  const isComplete = !interrupted && bytes.length > 0;
  if (isComplete && (await mayKeep(bytes, name, mayWrite))) return [{ name, digest: sha256(bytes) }];
  if (!interrupted && !isComplete) onUnwritten?.(name, 'the run cannot be replayed');
  await rm(file, { force: true });
  return [];
}

/**
 * Whether the recording may be written as `name`. Checks it line by line: its whole text may be larger than the memory, and than what
 * a check decodes. No secret spans two lines, because each is one JSON object.
 * @throws Error if the bytes are not gzip
 */
export async function mayKeep(bytes: Buffer, name: string, mayWrite: MayWriteLine): Promise<boolean> {
  for await (const line of linesOf(bytes)) if (!mayWrite(name, line)) return false;
  return true;
}

async function* linesOf(bytes: Buffer): AsyncGenerator<string> {
  const text = createGunzip().setEncoding('utf8');
  text.end(bytes);
  let pieces: string[] = [];
  for await (const chunk of text as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n');
    pieces.push(first);
    for (const next of others) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  yield pieces.join('');
}
