/** Runs the suite in the caller's process. */
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ledgerPath, leftoversOf } from '../cli/cleanup/ledgers.ts';
import { InternalError, UnreachableError } from '../cli/process/errors.ts';
import { EXIT } from '../cli/process/exitCodes.ts';
import { applyBaseline } from '../cli/report/gate.ts';
import { recordingsOf } from '../cli/report/replay/recordings.ts';
import {
  abandonReportDir,
  checkReportDir,
  closeReportDir,
  discardReportDir,
  openReportDir,
  REPORT_FILES,
} from '../cli/report/reportFolder.ts';
import { SecretCheck, withheldMessage } from '../cli/report/secretCheck.ts';
import { writeReports } from '../cli/report/writeReports.ts';
import { exitCodeOf } from '../cli/run/exitCode.ts';
import { preflight } from '../cli/run/preflight.ts';
import { runEngine } from '../cli/run/runEngine.ts';
import { factsOf } from '../cli/run/runFacts.ts';
import { type RunPlan, resolveRun } from '../cli/settings/settings.ts';
import { buildConformance, serializeConformance } from '../reports/record/conformance.ts';
import { refuseLeakingProxy } from './debugOutput.ts';
import { flagsOf, withOptionNames } from './flags.ts';
import type { CertifyOptions } from './options.ts';
import type { Certification } from './result.ts';

/** Documented in `index.ts`. */
export async function certify(options: CertifyOptions): Promise<Certification> {
  return certifyPlan(await planOf(options), options);
}

/** Checks the options. Sends nothing and writes nothing. */
export async function planOf(options: CertifyOptions): Promise<RunPlan> {
  try {
    const plan = await resolveRun(flagsOf(options), {});
    refuseLeakingProxy(plan.settings, process.env.DEBUG);
    return plan;
  } catch (error) {
    throw withOptionNames(error);
  }
}

/** Certifies the target of the plan, which `planOf` made of the same options. */
export async function certifyPlan(plan: RunPlan, options: CertifyOptions): Promise<Certification> {
  try {
    const out = options.out === undefined ? null : resolve(plan.reportDir);
    if (out !== null) await checkReportDir(out);
    return await certifyInto(plan, out, options);
  } catch (error) {
    throw withOptionNames(error);
  }
}

async function certifyInto(plan: RunPlan, out: string | null, options: CertifyOptions): Promise<Certification> {
  // the ledger needs a folder even without a report
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'proofmark-')));
  try {
    if (out !== null) await openReportDir(out);
    return await attempt(plan, { folder, out }, options);
  } catch (error) {
    if (out !== null && error instanceof UnreachableError) await discardReportDir(out);
    throw error;
  } finally {
    if (out !== null) await abandonReportDir(out);
    // fails, and keeps the folder, if a ledger names leftovers
    if (out === null) await rmdir(folder).catch(() => undefined);
  }
}

async function attempt(
  plan: RunPlan,
  { folder, out }: { folder: string; out: string | null },
  { signal = new AbortController().signal, onRecord }: CertifyOptions,
): Promise<Certification> {
  const { settings, selection, shard } = plan;
  const ledger = ledgerPath(folder, settings.marker);
  settings.ledger = ledger;
  if (out !== null) settings.record = { file: join(out, REPORT_FILES.recording), profile: plan.wholeProfile };
  const startedAt = new Date();
  const started = performance.now();
  await preflight(settings, { waitSeconds: plan.waitSeconds, signal });
  let requests = 0;
  const onRequests = (sent: number) => {
    requests = sent;
  };
  const records = await runEngine(settings, signal, { onRequests, ...(onRecord === undefined ? {} : { onRecord }) });
  const interrupted = signal.aborted;
  const secretCheck = new SecretCheck(settings);
  const mayWrite = secretCheck.allows.bind(secretCheck);
  const recordings = out === null ? [] : await recordingsOf(out, { interrupted, mayWrite });
  const timing = { startedAt, durationMs: performance.now() - started, requests, interrupted, recordings };
  const conformance = buildConformance(records, factsOf(plan, timing, secretCheck));
  const gated = await applyBaseline(plan, conformance, { interrupted, errors: [] });
  if (gated !== null) conformance.gate = gated.gate;
  if (mayWrite('the result', serializeConformance(conformance), records) && out !== null) {
    await writeReports({ reportDir: out, conformance, records, allure: null, mayWrite });
  }
  if (secretCheck.withheld.length > 0) throw new InternalError(withheldMessage(secretCheck.withheld));
  if (out !== null) await closeReportDir(out);
  const exitStatus = exitCodeOf(conformance, { selection, shard, interrupted, internalError: false });
  const { count, ledgers } = leftoversOf(ledger);
  return {
    verdict: conformance.verdict,
    passed: exitStatus === EXIT.ok,
    exitStatus,
    conformance,
    out,
    leftover: count === 0 ? null : { count, ledger: ledgers[0] ?? ledger },
  };
}
