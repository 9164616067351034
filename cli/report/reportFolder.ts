/** The report folder: recognised before anything in it is replaced, so that nothing of the user's is ever deleted. */
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLedgerName } from '../cleanup/ledgers.ts';
import { UsageError } from '../process/errors.ts';
import { codeOf } from '../settings/target/tls.ts';

/** Everything that a run writes. */
export const REPORT_FILES = {
  conformance: 'conformance.json',
  page: 'index.html',
  junit: 'junit.xml',
  exchanges: 'exchanges.ndjson',
  allureResults: 'allure-results',
  allureReport: 'allure-report',
} as const;

/** Marks a folder whose run has not ended: a crash leaves it behind, and the next run knows the folder by it. */
const UNFINISHED = '.proofmark-unfinished';

/**
 * Looks whether `dir` may be used: it does not exist, is empty, or holds a previous report of ours and nothing else.
 * @throws UsageError otherwise, with everything left as it was
 */
export async function checkOutDir(dir: string): Promise<void> {
  const entries = await entriesOf(dir);
  if (entries === null) return;
  const ours = new Set<string>([...Object.values(REPORT_FILES), UNFINISHED]);
  // what an earlier run left on its target is told by its ledger, which stays
  const others = entries.filter((entry) => !isLedgerName(entry));
  if (others.length === 0) return;
  const foreign = others.find((entry) => !ours.has(entry));
  if (foreign !== undefined) {
    throw new UsageError(
      `--out: ${JSON.stringify(dir)} holds other things (${JSON.stringify(foreign)}): name a new folder`,
    );
  }
  if (!entries.includes(UNFINISHED) && !(await holdsOurReport(dir))) {
    throw new UsageError(`--out: ${JSON.stringify(dir)} holds no report of proofmark to replace: name a new folder`);
  }
}

/** Empties a folder that `checkOutDir` accepted, so that no old verdict outlives the start of a new run. */
export async function openOutDir(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, UNFINISHED), '');
    for (const entry of Object.values(REPORT_FILES)) await rm(join(dir, entry), { recursive: true, force: true });
  } catch (error) {
    throw new UsageError(`--out: ${JSON.stringify(dir)} cannot be written (${codeOf(error)})`);
  }
}

/** To be called when the report is complete. */
export async function closeOutDir(dir: string): Promise<void> {
  await rm(join(dir, UNFINISHED), { force: true });
}

async function entriesOf(dir: string): Promise<string[] | null> {
  try {
    return await readdir(dir);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return null;
    const what = code === 'ENOTDIR' ? 'is a file, not a folder' : `cannot be read (${code})`;
    throw new UsageError(`--out: ${JSON.stringify(dir)} ${what}`);
  }
}

async function holdsOurReport(dir: string): Promise<boolean> {
  try {
    const report: unknown = JSON.parse(await readFile(join(dir, REPORT_FILES.conformance), 'utf8'));
    const schema = typeof report === 'object' && report !== null && 'schema' in report ? report.schema : null;
    return typeof schema === 'string' && schema.startsWith('proofmark/conformance@');
  } catch {
    return false;
  }
}

/** To be called instead where nothing could be written: a folder that holds nothing else is taken away again. */
export async function abandonOutDir(dir: string): Promise<void> {
  await closeOutDir(dir);
  await rmdir(dir).catch(() => undefined);
}
