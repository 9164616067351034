/** The recordings in a report folder. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingFile } from '../../../specs/model.ts';
import { sha256 } from '../../../specs/utils/digest.ts';
import { REPORT_FILES } from '../reportFolder.ts';

/** The recording of a run that has ended. Removes that of an interrupted run, which has no end. */
export async function recordingsOf(dir: string, interrupted: boolean): Promise<RecordingFile[]> {
  const name = REPORT_FILES.recording;
  const file = join(dir, name);
  if (interrupted) {
    await rm(file, { force: true });
    return [];
  }
  const bytes = await readFile(file).catch(() => null);
  return bytes === null ? [] : [{ name, digest: sha256(bytes) }];
}
