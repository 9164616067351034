/** `merge`: combines the shards of a run into one report. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Account } from '../../client/settings.ts';
import { mergeProblems, mergeShards, type ShardReport } from '../../reports/record/merge.ts';
import type { Conformance, RecordingFile } from '../../specs/model.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { printNotice } from '../process/notice.ts';
import { canMakeAllurePage } from '../process/optionalPackage.ts';
import { exitCodeOf } from '../run/exitCode.ts';
import type { Env } from '../settings/target/target.ts';
import { allureEnvironment } from './allureFacts.ts';
import { outputFormat, printResult, TOKEN_HINT } from './printResult.ts';
import { readReport } from './readReport.ts';
import { mayKeep } from './replay/recordings.ts';
import {
  abandonReportDir,
  allureResultsDir,
  checkReportDir,
  closeReportDir,
  openReportDir,
  REPORT_FILES,
  shardRecordingName,
} from './reportFolder.ts';
import { SecretCheck, withheldMessage } from './secretCheck.ts';
import { type OnUnwritten, unlessUnwritten, unwrittenLines } from './unwritten.ts';
import { type MayWrite, writeReports } from './writeReports.ts';

export interface MergeOptions {
  /** The report folder of the merged run. */
  out: string;
  /** False with `--no-report`. */
  report?: boolean;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

/**
 * Merges the shards' report folders into `out` and returns the exit code of the whole run. Writes nothing that contains a token of the
 * environment or a secret of the target.
 * @throws UsageError for a folder that cannot be read or written
 */
export async function merge(dirs: readonly string[], options: MergeOptions, env: Env): Promise<ExitCode> {
  const { out } = options;
  if (out === '') throw new UsageError('--out is empty: name a folder');
  if (dirs.some((dir) => resolve(dir) === resolve(out))) {
    throw new UsageError(`--out: ${JSON.stringify(out)} is the folder of a shard: name another folder`);
  }
  const shards: ShardReport[] = [];
  for (const dir of dirs) shards.push({ name: dir, ...(await readReport(dir)) });
  const problems = mergeProblems(shards);
  for (const problem of problems) printNotice(`merge: ${problem}`);
  if (problems.length > 0) return EXIT.usage;
  await checkReportDir(out);
  await openReportDir(out);
  try {
    return await mergeInto(out, dirs, shards, options, env);
  } finally {
    await abandonReportDir(out);
  }
}

async function mergeInto(
  out: string,
  dirs: readonly string[],
  shards: ShardReport[],
  options: MergeOptions,
  env: Env,
): Promise<ExitCode> {
  const unwritten = new Map<string, string>();
  const onUnwritten: OnUnwritten = (name, code) => unwritten.set(name, code);
  const secretCheck = secretCheckFor(env);
  const mayWrite: MayWrite = (...args) => secretCheck.allows(...args);
  const recordings = await copyRecordings(dirs, shards, { out, mayWrite, onUnwritten });
  const { conformance, records } = mergeShards(shards, recordings);
  const copy = () => copyAllureResults(dirs, out, secretCheck);
  const withAllure =
    options.report !== false &&
    canMakeAllurePage() &&
    (await unlessUnwritten(REPORT_FILES.allureResults, copy, onUnwritten)) === true;
  const allure = withAllure ? environmentOf(conformance) : null;
  const reports = await writeReports({ reportDir: out, conformance, records, allure, mayWrite, onUnwritten });
  await closeReportDir(out);
  printResult(conformance, { format: outputFormat(options), reports, hint: TOKEN_HINT, mayWrite }, env);
  unwrittenLines(unwritten, out).forEach(printNotice);
  if (secretCheck.withheld.length > 0) {
    printNotice(withheldMessage(secretCheck.withheld));
    return EXIT.internal;
  }
  const { selection } = conformance;
  return exitCodeOf(conformance, {
    selection: selection === undefined ? null : { patterns: selection.patterns, ids: selection.clauses },
    // if a shard was interrupted, the verdict says that the run is incomplete
    interrupted: false,
    internalError: false,
  });
}

/** Copies the recordings of all shards, in the order of the shards. Returns none if a shard has none, or one cannot be written. */
async function copyRecordings(
  dirs: readonly string[],
  shards: readonly ShardReport[],
  { out, mayWrite, onUnwritten }: { out: string; mayWrite: MayWrite; onUnwritten: OnUnwritten },
): Promise<RecordingFile[]> {
  const given = shards.map(({ conformance: { shard, recordings = [] } }, at) => ({
    dir: dirs[at] ?? '',
    index: shard?.index ?? at + 1,
    recordings,
  }));
  if (given.some(({ recordings }) => recordings.length !== 1)) return [];
  const copied: RecordingFile[] = [];
  for (const { dir, index, recordings } of given.sort((a, b) => a.index - b.index)) {
    for (const { name, digest } of recordings) {
      const bytes = await readFile(join(dir, name)).catch((error: unknown) => {
        throw new UsageError(`merge: ${JSON.stringify(join(dir, name))} cannot be read (${errorCode(error)})`);
      });
      const to = shardRecordingName(index);
      const isKept = await mayKeep(bytes, to, (name, line) => mayWrite(name, line, [])).catch((error: Error) => {
        throw new UsageError(`merge: ${JSON.stringify(join(dir, name))}: ${error.message}`);
      });
      if (!isKept) return [];
      const write = () => writeFile(join(out, to), bytes).then(() => true);
      if ((await unlessUnwritten(to, write, onUnwritten)) !== true) return [];
      copied.push({ name: to, digest });
    }
  }
  return copied;
}

/** Copies the Allure results of all shards. If a shard has none, prints a notice and returns false. */
async function copyAllureResults(dirs: readonly string[], out: string, secretCheck: SecretCheck): Promise<boolean> {
  const without: string[] = [];
  for (const dir of dirs) {
    const files = await readdir(allureResultsDir(dir)).catch(() => []);
    if (files.length === 0) without.push(dir);
  }
  if (without.length > 0) {
    printNotice(`no Allure report: ${without.map((dir) => JSON.stringify(dir)).join(', ')} ran with --no-report`);
    return false;
  }
  const results = allureResultsDir(out);
  await mkdir(results, { recursive: true });
  // results have unique names; files that occur once per run are equal in all shards
  for (const dir of dirs) {
    for (const name of await readdir(allureResultsDir(dir))) {
      const content = await readFile(join(allureResultsDir(dir), name));
      if (secretCheck.allows(`allure-results/${name}`, content.toString('utf8')))
        await writeFile(join(results, name), content);
    }
  }
  return true;
}

/** Returns the check for the secrets in the environment. A merge needs no secrets, but its reports must not contain any. */
function secretCheckFor(env: Env): SecretCheck {
  const account = (sid = '', token = ''): Account | null =>
    token === '' ? null : { accountSid: sid, authToken: token };
  return new SecretCheck({
    account: account(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN),
    other: account(env.PROOFMARK_OTHER_ACCOUNT_SID, env.PROOFMARK_OTHER_AUTH_TOKEN),
    headers: [],
  });
}

function environmentOf({ target, profile, level, seed, runs }: Conformance): Record<string, string> {
  const { baseUrl, ...rest } = target;
  return allureEnvironment({ ...rest, target: baseUrl, profile: profile.name, level, seed, runs });
}
