/** The recordings in a report folder. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RecordingFile } from '../../../specs/model.ts';
import { sha256 } from '../../../specs/utils/digest.ts';
import { REPORT_FILES } from '../reportFolder.ts';
import type { OnUnwritten } from '../unwritten.ts';
import type { MayWrite } from '../writeReports.ts';

interface Limits {
  interrupted: boolean;
  /** Checks the text of the recording, like that of every other file. */
  mayWrite: MayWrite;
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
  if (isComplete && mayWrite(name, gunzipSync(bytes).toString('utf8'), [])) return [{ name, digest: sha256(bytes) }];
  if (!interrupted && !isComplete) onUnwritten?.(name, 'the run cannot be replayed');
  await rm(file, { force: true });
  return [];
}
