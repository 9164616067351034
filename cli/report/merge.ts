/** `merge DIR…`: the shards of a run become the run. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Account } from '../../client/settings.ts';
import { mergeProblems, mergeShards, type ShardReport } from '../../reports/record/merge.ts';
import type { Conformance } from '../../specs/model.ts';
import { exitCodeOf } from '../run/exitCode.ts';
import { EXIT, type ExitCode, UsageError } from '../process/errors.ts';
import { checkOutDir, closeOutDir, openOutDir } from './reportFolder.ts';
import { allureEnvironment, allureResultsDir, type VetReport, writeReports } from './writeReports.ts';
import { readReportFolder } from './readReport.ts';
import { complain, printOf, TOKEN_HINT, tell } from './printResult.ts';
import { keptBackLine, Vetting } from './secretCheck.ts';
import type { Env } from '../settings/target/target.ts';

export interface MergeOptions {
  out: string;
  /** False with `--no-report`. */
  report?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/**
 * Merges the folders into `out` and resolves to the exit status of the whole run. What holds a token of the environment, or a secret of
 * the target's own, is not written.
 * @throws UsageError for a folder that cannot be read, and for one that cannot be written
 */
export async function merge(dirs: readonly string[], options: MergeOptions, env: Env): Promise<ExitCode> {
  const { out } = options;
  if (out === '') throw new UsageError('--out is empty: name a folder');
  if (dirs.some((dir) => resolve(dir) === resolve(out))) {
    throw new UsageError(`--out: ${JSON.stringify(out)} is one of the shards: name another folder`);
  }
  const shards: ShardReport[] = [];
  for (const dir of dirs) shards.push({ name: dir, ...(await readReportFolder(dir)) });
  const problems = mergeProblems(shards);
  for (const problem of problems) complain(`merge: ${problem}`);
  if (problems.length > 0) return EXIT.usage;
  await checkOutDir(out);
  const { conformance, records } = mergeShards(shards);
  await openOutDir(out);
  const vetting = vettingFor(env);
  const vet: VetReport = (...asked) => vetting.allows(...asked);
  const withAllure = options.report !== false && (await gatherAllure(dirs, out, vetting));
  const allure = withAllure ? environmentOf(conformance) : null;
  const reports = await writeReports({ outDir: out, conformance, records, allure, vet });
  await closeOutDir(out);
  tell(conformance, { print: printOf(options), reports, hint: TOKEN_HINT, vet }, env);
  if (vetting.keptBack.length > 0) {
    complain(keptBackLine(vetting.keptBack));
    return EXIT.internal;
  }
  const { selection } = conformance;
  return exitCodeOf(conformance, {
    selection: selection === undefined ? null : { patterns: selection.patterns, ids: selection.clauses },
    interrupted: false, // whoever was interrupted, this is not: the verdict says that the run is incomplete
    erred: false,
  });
}

/** Copies the shards' Allure results together; false, and a line that says so, where a shard has none. */
async function gatherAllure(dirs: readonly string[], out: string, vetting: Vetting): Promise<boolean> {
  const without: string[] = [];
  for (const dir of dirs) {
    const files = await readdir(allureResultsDir(dir)).catch(() => []);
    if (files.length === 0) without.push(dir);
  }
  if (without.length > 0) {
    complain(`no Allure report: ${without.map((dir) => JSON.stringify(dir)).join(', ')} ran with --no-report`);
    return false;
  }
  const results = allureResultsDir(out);
  await mkdir(results, { recursive: true });
  // names of results are unique; what is written once a run is alike in all shards
  for (const dir of dirs) {
    for (const name of await readdir(allureResultsDir(dir))) {
      const content = await readFile(join(allureResultsDir(dir), name));
      if (vetting.allows(`allure-results/${name}`, content.toString('utf8')))
        await writeFile(join(results, name), content);
    }
  }
  return true;
}

/** A merge needs no credentials; what the environment holds of them is looked for. */
function vettingFor(env: Env): Vetting {
  const account = (sid = '', token = ''): Account | null =>
    token === '' ? null : { accountSid: sid, authToken: token };
  return new Vetting({
    account: account(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN),
    other: account(env.PROOFMARK_OTHER_ACCOUNT_SID, env.PROOFMARK_OTHER_AUTH_TOKEN),
    headers: [],
  });
}

function environmentOf({ target, profile, level, seed, runs }: Conformance): Record<string, string> {
  const { baseUrl, ...rest } = target;
  return allureEnvironment({ ...rest, target: baseUrl, profile: profile.name, level, seed, runs });
}
