/** A run in the caller's own process. */
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { ledgerPath, leftIn } from '../cli/cleanup/ledgers.ts';
import { exitCodeOf } from '../cli/run/exitCode.ts';
import { EXIT, InternalError, UnreachableError } from '../cli/process/errors.ts';
import { gateOf } from '../cli/settings/baseline.ts';
import { abandonOutDir, checkOutDir, closeOutDir, openOutDir } from '../cli/report/reportFolder.ts';
import { writeReports } from '../cli/report/writeReports.ts';
import { keptBackLine, Vetting } from '../cli/report/secretCheck.ts';
import { runEngine } from '../cli/run/runEngine.ts';
import { preflight } from '../cli/run/preflight.ts';
import { factsOf } from '../cli/run/runFacts.ts';
import { type RunPlan, resolveRun } from '../cli/settings/settings.ts';
import { buildConformance, serializeConformance } from '../reports/record/conformance.ts';
import { refuseTalkativeProxy } from './debugOutput.ts';
import { aboutOptions, flagsOf } from './flags.ts';
import type { CertifyOptions } from './options.ts';
import type { Certification } from './result.ts';

/** See `index.ts`. */
export async function certify(options: CertifyOptions): Promise<Certification> {
  try {
    const plan = await resolveRun(flagsOf(options), {});
    refuseTalkativeProxy(plan.settings, process.env.DEBUG);
    const out = options.out === undefined ? null : resolve(plan.outDir);
    if (out !== null) await checkOutDir(out);
    return await certifyInto(plan, out, options);
  } catch (error) {
    throw aboutOptions(error);
  }
}

async function certifyInto(plan: RunPlan, out: string | null, options: CertifyOptions): Promise<Certification> {
  // what is left on the target is to be found again even where no report is wanted
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'proofmark-')));
  try {
    if (out !== null) await openOutDir(out);
    return await attempt(plan, { folder, out }, options);
  } catch (error) {
    if (out !== null && error instanceof UnreachableError) await abandonOutDir(out);
    throw error;
  } finally {
    // stays where a ledger tells of something
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
  const startedAt = new Date();
  const started = performance.now();
  await preflight(settings, { waitSeconds: plan.waitSeconds, signal });
  const records = await runEngine(settings, signal, onRecord);
  const interrupted = signal.aborted;
  const vetting = new Vetting(settings);
  const course = { startedAt, durationMs: performance.now() - started, interrupted };
  const conformance = buildConformance(records, factsOf(plan, course, vetting));
  const gated = await gateOf(plan, conformance, { interrupted, errors: [] });
  if (gated !== null) conformance.gate = gated.gate;
  const vet = vetting.allows.bind(vetting);
  if (vet('the result', serializeConformance(conformance), records) && out !== null) {
    await writeReports({ outDir: out, conformance, records, allure: null, vet });
  }
  if (vetting.keptBack.length > 0) throw new InternalError(keptBackLine(vetting.keptBack));
  if (out !== null) await closeOutDir(out);
  const exitStatus = exitCodeOf(conformance, { selection, shard, interrupted, erred: false });
  const count = leftIn(ledger);
  return {
    verdict: conformance.verdict,
    passed: exitStatus === EXIT.ok,
    exitStatus,
    conformance,
    out,
    leftover: count === 0 ? null : { count, ledger },
  };
}
