/** The report folder. A run replaces an earlier report in the folder, and never deletes other files. */
import { readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isLedgerName } from '../cleanup/ledgers.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { makeFolder } from '../process/makeFolder.ts';
import { runningOwner, thisProcess } from './folderOwner.ts';

/** Every file and folder that a run writes, apart from its ledger. */
export const REPORT_FILES = {
  conformance: 'conformance.json',
  page: 'index.html',
  junit: 'junit.xml',
  exchanges: 'exchanges.ndjson',
  recording: 'recording.ndjson.gz',
  allureResults: 'allure-results',
  allureReport: 'allure-report',
} as const;

/** Marks the folder of an unfinished run and names its process. The next run can replace what a crash left. */
const UNFINISHED = '.proofmark-unfinished';

/** The folders to which runs of this process write. */
const held = new Set<string>();

export function allureResultsDir(reportDir: string): string {
  return join(reportDir, REPORT_FILES.allureResults);
}

/**
 * Checks that `dir` may be used: it is missing or empty, or contains only an earlier report and ledgers. Changes nothing.
 * @throws UsageError otherwise
 */
export async function checkReportDir(dir: string): Promise<void> {
  const entries = await entriesOf(dir);
  if (entries === null) return;
  const ours = new Set<string>([...Object.values(REPORT_FILES), UNFINISHED]);
  // keep ledgers: they list the resources that earlier runs left on the target
  const others = entries.filter((entry) => !isLedgerName(entry) && !isRecordingName(entry));
  if (others.length === 0) return;
  const foreign = others.find((entry) => !ours.has(entry));
  if (foreign !== undefined) {
    throw new UsageError(
      `--out: ${JSON.stringify(dir)} contains other files (${JSON.stringify(foreign)}): name a new folder`,
    );
  }
  if (!entries.includes(UNFINISHED) && !(await containsReport(dir))) {
    throw new UsageError(`--out: ${JSON.stringify(dir)} contains no proofmark report to replace: name a new folder`);
  }
}

/**
 * Deletes the earlier report in a folder that `checkReportDir` accepted, so that no old verdict survives a failed run. End with
 * `closeReportDir` or `abandonReportDir`.
 * @throws UsageError if the folder cannot be written, or another run writes to it
 */
export async function openReportDir(dir: string): Promise<void> {
  try {
    makeFolder(dir);
    await take(dir);
    const earlier = (await readdir(dir)).filter(isRecordingName);
    for (const entry of [...Object.values(REPORT_FILES), ...earlier])
      await rm(join(dir, entry), { recursive: true, force: true });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--out: ${JSON.stringify(dir)} cannot be written (${errorCode(error)})`);
  }
}

/** The name of the recording of a shard (from 1) in the folder of a merged run. */
export function shardRecordingName(index: number): string {
  return `recording-${index}.ndjson.gz`;
}

function isRecordingName(name: string): boolean {
  return /^recording(-\d+)?\.ndjson\.gz$/.test(name);
}

/** Enters this process in the folder's marker, unless the process in it still runs. */
async function take(dir: string): Promise<void> {
  const marker = join(dir, UNFINISHED);
  for (let tries = 0; ; tries += 1) {
    try {
      await writeFile(marker, thisProcess(), { flag: 'wx' });
      held.add(resolve(dir));
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || tries > 2) throw error;
    }
    const owner = runningOwner(await readFile(marker, 'utf8').catch(() => ''));
    if (owner !== null && (owner !== process.pid || held.has(resolve(dir)))) {
      throw new UsageError(
        `--out: another run (process ${owner}) writes to ${JSON.stringify(dir)}: wait for its end, or name another folder`,
      );
    }
    await rm(marker, { force: true });
  }
}

/** Marks the report as complete. */
export async function closeReportDir(dir: string): Promise<void> {
  if (held.delete(resolve(dir))) await rm(join(dir, UNFINISHED), { force: true });
}

/** Ends a run that failed: the folder stays marked as unfinished, but a later run may use it. No effect after `closeReportDir`. */
export async function abandonReportDir(dir: string): Promise<void> {
  if (held.delete(resolve(dir))) await writeFile(join(dir, UNFINISHED), '').catch(() => undefined);
}

/** Ends a run that wrote no report: removes the folder if it is empty. */
export async function discardReportDir(dir: string): Promise<void> {
  await closeReportDir(dir);
  await rmdir(dir).catch(() => undefined);
}

async function entriesOf(dir: string): Promise<string[] | null> {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return null;
    const what = code === 'ENOTDIR' ? 'is a file, not a folder' : `cannot be read (${code})`;
    throw new UsageError(`--out: ${JSON.stringify(dir)} ${what}`);
  }
}

async function containsReport(dir: string): Promise<boolean> {
  try {
    const report: unknown = JSON.parse(await readFile(join(dir, REPORT_FILES.conformance), 'utf8'));
    const schema = typeof report === 'object' && report !== null && 'schema' in report ? report.schema : null;
    return typeof schema === 'string' && schema.startsWith('proofmark/conformance@');
  } catch {
    return false;
  }
}
