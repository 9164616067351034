/** `run`: certifies a target and writes the report. */
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { RunSettings } from '../../client/settings.ts';
import { shownProxy } from '../../client/transport/agent.ts';
import { createProgress } from '../../reports/console/progress.ts';
import { buildConformance } from '../../reports/record/conformance.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { ledgerPath, leftIn, leftLine, leftoverLedgers } from '../cleanup/ledgers.ts';
import { exitCodeOf } from '../process/exitCode.ts';
import { listenForInterruption } from '../process/interruption.ts';
import { EXIT, type ExitCode, UnreachableError } from '../process/usage.ts';
import { gateOf } from '../report/baseline.ts';
import { abandonOutDir, checkOutDir, closeOutDir, openOutDir } from '../report/outDir.ts';
import { allureEnvironment, allureResultsDir, type VetReport, writeReports } from '../report/reportFiles.ts';
import { complain, TOKEN_HINT, tell } from '../report/telling.ts';
import { keptBackLine, Vetting } from '../report/vetting.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from '../serve/referenceAccounts.ts';
import { type ConfigOptions, withConfigFile } from '../settings/configFile.ts';
import { type RunOptions, type RunPlan, resolveRun } from '../settings/settings.ts';
import type { Env } from '../settings/target.ts';
import { preflight } from './preflight.ts';
import { factsOf } from './runFacts.ts';
import type { ExecuteOptions } from './suiteRun.ts';

interface Attempt {
  records: ClauseRecord[];
  startedAt: Date;
  durationMs: number;
  /** Told to us, not by a clause. */
  errors: string[];
}

/** What a test may put something else in place of. */
export interface RunStages {
  execute: (settings: RunSettings, options: ExecuteOptions) => Promise<ClauseRecord[]>;
}

/**
 * Runs the clauses against the target, or against the embedded reference, and resolves to the exit status.
 * @throws UsageError, UnreachableError
 */
export async function run(
  given: RunOptions & ConfigOptions,
  env: Env,
  stages: Partial<RunStages> = {},
): Promise<ExitCode> {
  const { options, file } = await withConfigFile(given, env);
  const plan = await resolveRun(options, env);
  if (file !== null) note(plan, `settings from ${file}`);
  if (options.dryRun === true) {
    const { dryRun } = await import('./dryRun.ts');
    await dryRun(plan);
    return EXIT.ok;
  }
  await checkOutDir(plan.outDir);
  const reference = plan.embedded ? await startEmbedded() : null;
  if (reference !== null) plan.settings.baseUrl = reference.url;
  else plan.settings.ledger = ledgerPath(plan.outDir, plan.settings.marker);
  const vetting = new Vetting(plan.settings);
  const vet: VetReport = (...asked) => vetting.allows(...asked);
  const interruption = listenForInterruption(() =>
    note(plan, 'interrupted: what was done is reported; once more ends at once'),
  );
  try {
    const attempt = await attemptClauses(plan, interruption.signal, vetting, stages);
    const course = { ...attempt, interrupted: interruption.signal.aborted };
    const conformance = buildConformance(attempt.records, factsOf(plan, course, vetting));
    const gated = await gateOf(plan, conformance, course);
    if (gated !== null) conformance.gate = gated.gate;
    const allure = plan.withAllure ? environmentOf(plan, vetting) : null;
    const { outDir, historyFile } = plan;
    const reports = await writeReports({ outDir, conformance, records: attempt.records, allure, historyFile, vet });
    await closeOutDir(plan.outDir);
    tell(conformance, { print: plan.print, reports, hint: plan.embedded ? null : TOKEN_HINT, vet }, env);
    tellLeftovers(plan);
    if (gated?.note != null) note(plan, gated.note);
    for (const error of new Set(attempt.errors)) {
      if (vet('a line on stderr', error, [])) complain(`an error of our own: ${error}`);
    }
    if (vetting.keptBack.length > 0) {
      complain(keptBackLine(vetting.keptBack));
      return EXIT.internal;
    }
    const erred = attempt.errors.length > 0;
    const { selection, shard } = plan;
    return exitCodeOf(conformance, { selection, shard, interrupted: interruption.signal.aborted, erred });
  } finally {
    interruption.release();
    await reference?.close();
  }
}

async function startEmbedded(): Promise<{ url: string; close(): Promise<void> }> {
  const { startReference } = await import('../../reference/server.ts');
  return startReference({ accounts: { main: REFERENCE_ACCOUNT, other: REFERENCE_OTHER } });
}

async function attemptClauses(
  plan: RunPlan,
  signal: AbortSignal,
  vetting: Vetting,
  stages: Partial<RunStages>,
): Promise<Attempt> {
  const { settings, outDir, waitSeconds, withAllure } = plan;
  await openOutDir(outDir);
  const startedAt = new Date();
  const started = performance.now();
  const errors: string[] = [];
  try {
    settings.spent = await preflight(settings, { waitSeconds, signal });
  } catch (error) {
    if (error instanceof UnreachableError) await abandonOutDir(outDir);
    throw error;
  }
  noteTarget(plan, vetting);
  const execute = stages.execute ?? (await executor(plan));
  const progress = createProgress(plan.print === 'quiet' ? { write() {} } : process.stderr, settings.clauses.length);
  try {
    const records = await execute(settings, {
      allureResultsDir: withAllure ? allureResultsDir(outDir) : null,
      environment: withAllure ? environmentOf(plan, vetting) : {},
      vet: (artefact, text) => vetting.allows(artefact, text),
      onRecord: (record) => progress.add(record),
      onError: (message) => errors.push(message),
      signal,
    });
    return { records, startedAt, durationMs: performance.now() - started, errors };
  } finally {
    progress.clear();
  }
}

/** Vitest where its tests make Allure's results, or where a thread of its own leaves this one to the embedded reference. */
async function executor({ withAllure, embedded }: RunPlan): Promise<RunStages['execute']> {
  if (withAllure || embedded) return (await import('./execute.ts')).executeSuites;
  return (await import('./engineRun.ts')).executeEngine;
}

function environmentOf({ settings, embedded }: RunPlan, vetting: Vetting): Record<string, string> {
  const { baseUrl, profile, level, seed, runs, tls, proxy } = settings;
  const target = embedded ? 'the embedded reference' : vetting.clean(baseUrl);
  return allureEnvironment({
    target,
    insecure: tls.insecure,
    ...(proxy === undefined ? {} : { proxy: shownProxy(proxy) }),
    profile: profile.name,
    resources: Object.keys(profile.resources),
    level,
    seed,
    runs,
  });
}

/** What this run could not remove, and what an earlier one with this report folder may have left. */
function tellLeftovers({ settings, outDir }: RunPlan): void {
  const { ledger } = settings;
  const left = ledger === undefined ? 0 : leftIn(ledger);
  if (left > 0) complain(leftLine(left, ledger ?? ''));
  const earlier = leftoverLedgers(outDir).filter((path) => resolve(path) !== ledger);
  if (earlier.length > 0)
    complain(`an earlier run left something on its target: proofmark cleanup ${earlier.join(' ')}`);
}

function noteTarget(plan: RunPlan, vetting: Vetting): void {
  // what a redactor looks for takes longer to make than a request
  if (plan.print === 'quiet') return;
  const { baseUrl, seed, tls } = plan.settings;
  const url = vetting.clean(baseUrl);
  note(plan, `certifying ${plan.embedded ? `the embedded reference at ${url}` : url}, seed ${seed}`);
  if (tls.insecure) note(plan, '--insecure: anybody may answer in the name of the target');
}

function note({ print }: RunPlan, text: string): void {
  if (print !== 'quiet') complain(text);
}
