/** `run`: certifies a target and writes its report. */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { RunSettings } from '../../client/settings.ts';
import { shownProxy } from '../../client/transport/agent.ts';
import { createProgress } from '../../reports/console/progress.ts';
import { buildConformance } from '../../reports/record/conformance.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { ledgerPath, printEarlierLeftovers, printLeftovers } from '../cleanup/ledgers.ts';
import { UnreachableError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { listenForInterruption } from '../process/interruption.ts';
import { printNotice } from '../process/notice.ts';
import { canMakeAllurePage } from '../process/optionalPackage.ts';
import { allureEnvironment } from '../report/allureFacts.ts';
import { applyBaseline } from '../report/gate.ts';
import { printResult, TOKEN_HINT } from '../report/printResult.ts';
import { recordingsOf } from '../report/replay/recordings.ts';
import {
  abandonReportDir,
  allureResultsDir,
  checkReportDir,
  closeReportDir,
  discardReportDir,
  openReportDir,
  REPORT_FILES,
} from '../report/reportFolder.ts';
import { SecretCheck, withheldMessage } from '../report/secretCheck.ts';
import { type OnUnwritten, unwrittenLines } from '../report/unwritten.ts';
import { type MayWrite, writeReports } from '../report/writeReports.ts';
import { type ConfigOptions, withConfigFile } from '../settings/configFile.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from '../settings/referenceAccounts.ts';
import { type RunOptions, type RunPlan, resolveRun } from '../settings/settings.ts';
import type { Env } from '../settings/target/target.ts';
import { exitCodeOf } from './exitCode.ts';
import { preflight } from './preflight.ts';
import { factsOf } from './runFacts.ts';
import type { ExecuteOptions } from './vitest/runSuites.ts';

interface Attempt {
  records: ClauseRecord[];
  startedAt: Date;
  durationMs: number;
  requests: number;
  /** Redacted messages of the errors outside of any clause. */
  errors: string[];
  /** The files that the system did not write, with the code of the error. */
  unwritten: Map<string, string>;
}

/** Stages that a test may replace. */
export interface RunStages {
  execute: (settings: RunSettings, options: ExecuteOptions) => Promise<ClauseRecord[]>;
}

/**
 * Runs the clauses against the target, or the embedded reference, and returns the exit code.
 * @throws UsageError for a wrong or missing setting
 * @throws UnreachableError if the target does not answer
 */
export async function run(
  given: RunOptions & ConfigOptions,
  env: Env,
  stages: Partial<RunStages> = {},
): Promise<ExitCode> {
  const { options, file } = await withConfigFile(given, env);
  const plan = await resolveRun(options, env);
  if (file !== null) printNotice(`settings from ${file}`);
  if (options.dryRun === true) {
    const { dryRun } = await import('./dryRun.ts');
    await dryRun(plan);
    return EXIT.ok;
  }
  await checkReportDir(plan.reportDir);
  if (plan.withAllure) plan.withAllure = canMakeAllurePage();
  const reference = plan.embedded ? await startEmbedded(plan.wholeProfile) : null;
  if (reference !== null) plan.settings.baseUrl = reference.url;
  else plan.settings.ledger = ledgerPath(plan.reportDir, plan.settings.marker);
  const secretCheck = new SecretCheck(plan.settings);
  const mayWrite: MayWrite = (...args) => secretCheck.allows(...args);
  const interruption = listenForInterruption(() =>
    note(plan, 'interrupted: writing the report so far; interrupt again to quit at once'),
  );
  try {
    const attempt = await attemptClauses(plan, interruption.signal, secretCheck, stages);
    const interrupted = interruption.signal.aborted;
    const { unwritten } = attempt;
    const onUnwritten: OnUnwritten = (name, code) => unwritten.set(name, code);
    const recordings = await recordingsOf(plan.reportDir, {
      interrupted,
      mayWrite: (...line) => secretCheck.allowsRedacted(...line),
      onUnwritten,
    });
    const course = { ...attempt, interrupted, recordings };
    const conformance = buildConformance(attempt.records, factsOf(plan, course, secretCheck));
    const gated = await applyBaseline(plan, conformance, course);
    if (gated !== null) conformance.gate = gated.gate;
    const allure = plan.withAllure && unwritten.size === 0 ? environmentOf(plan, secretCheck) : null;
    const { reportDir, historyFile } = plan;
    const reports = await writeReports({
      reportDir,
      conformance,
      records: attempt.records,
      allure,
      historyFile,
      mayWrite,
      onUnwritten,
    });
    await closeReportDir(plan.reportDir);
    printResult(conformance, { format: plan.print, reports, hint: plan.embedded ? null : TOKEN_HINT, mayWrite }, env);
    printLeftovers(plan.settings.ledger, env, secretCheck.clean);
    printEarlierLeftovers(plan.reportDir, env, plan.settings.ledger);
    unwrittenLines(unwritten, plan.reportDir).forEach(printNotice);
    if (gated?.note != null) note(plan, gated.note);
    for (const error of new Set(attempt.errors)) {
      if (mayWrite('a line on stderr', error, [])) printNotice(`internal error: ${error}`);
    }
    if (secretCheck.withheld.length > 0) {
      printNotice(withheldMessage(secretCheck.withheld));
      return EXIT.internal;
    }
    const internalError = attempt.errors.length > 0;
    const { selection, shard } = plan;
    return exitCodeOf(conformance, { selection, shard, interrupted: interruption.signal.aborted, internalError });
  } finally {
    interruption.release();
    await abandonReportDir(plan.reportDir);
    await reference?.close();
  }
}

/** Serves the resources of the profile, or the reference's own if it cannot represent those. */
async function startEmbedded(profile: Profile): Promise<{ url: string; close(): Promise<void> }> {
  const { startReference } = await import('../../reference/server.ts');
  const { UnservableProfile } = await import('../../reference/profiled/view.ts');
  const accounts = { main: REFERENCE_ACCOUNT, other: REFERENCE_OTHER };
  return startReference({ accounts, profile }).catch((error: unknown) => {
    if (error instanceof UnservableProfile) return startReference({ accounts });
    throw error;
  });
}

async function attemptClauses(
  plan: RunPlan,
  signal: AbortSignal,
  secretCheck: SecretCheck,
  stages: Partial<RunStages>,
): Promise<Attempt> {
  const { settings, reportDir, waitSeconds, withAllure } = plan;
  await openReportDir(reportDir);
  settings.record = { file: join(reportDir, REPORT_FILES.recording), profile: plan.wholeProfile };
  const startedAt = new Date();
  const started = performance.now();
  const errors: string[] = [];
  const unwritten = new Map<string, string>();
  let requests = 0;
  try {
    settings.spent = await preflight(settings, { waitSeconds, signal });
  } catch (error) {
    if (error instanceof UnreachableError) await discardReportDir(reportDir);
    throw error;
  }
  noteTarget(plan, secretCheck);
  const execute = stages.execute ?? (await executor(plan));
  const progress = createProgress(plan.print === 'quiet' ? { write() {} } : process.stderr, settings.clauses.length);
  try {
    const records = await execute(settings, {
      allureResultsDir: withAllure ? allureResultsDir(reportDir) : null,
      environment: withAllure ? environmentOf(plan, secretCheck) : {},
      mayWrite: (artefact, text) => secretCheck.allows(artefact, text),
      onRecord: (record) => progress.add(record),
      onRequests: (sent) => {
        requests = sent;
      },
      onError: (message) => errors.push(message),
      onUnwritten: (name, code) => unwritten.set(name, code),
      signal,
    });
    return { records, startedAt, durationMs: performance.now() - started, requests, errors, unwritten };
  } finally {
    progress.clear();
  }
}

/** Returns vitest for an Allure report, which consists of vitest's results. Otherwise, a run needs only the engine. */
async function executor({ withAllure }: RunPlan): Promise<RunStages['execute']> {
  if (withAllure) return (await import('./vitest/runSuites.ts')).executeSuites;
  return (await import('./runEngine.ts')).executeEngine;
}

function environmentOf({ settings, embedded }: RunPlan, secretCheck: SecretCheck): Record<string, string> {
  const { baseUrl, profile, level, seed, runs, tls, proxy } = settings;
  const target = embedded ? 'the embedded reference' : secretCheck.clean(baseUrl);
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

function noteTarget(plan: RunPlan, secretCheck: SecretCheck): void {
  // creating the redactor takes longer than a request
  if (plan.print === 'quiet') return;
  const { baseUrl, seed, tls } = plan.settings;
  const url = secretCheck.clean(baseUrl);
  note(plan, `certifying ${plan.embedded ? `the embedded reference at ${url}` : url}, seed ${seed}`);
  if (tls.insecure) note(plan, '--insecure: the identity of the target is not verified');
}

function note({ print }: RunPlan, text: string): void {
  if (print !== 'quiet') printNotice(text);
}
