/** `cleanup`: removes what a run left behind, by what its ledger tells. */
import { setTimeout as pause } from 'node:timers/promises';
import { LedgerFile, type LedgerState, openCreates } from '../../client/ledger/ledgerFile.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { builtInProfiles } from '../../specs/load.ts';
import { checkCredentials } from '../../suites/fixtures/run/credentialsCheck.ts';
import { createSession, type Session } from '../../suites/fixtures/run/session.ts';
import { isUnderWay, type Swept, sweep } from '../../suites/fixtures/run/sweep.ts';
import { EXIT, type ExitCode, UsageError } from '../process/usage.ts';
import { preflight } from '../run/preflight.ts';
import { type RunOptions, type RunPlan, resolveRun } from '../settings/settings.ts';
import type { Env } from '../settings/target.ts';
import { readLedgers } from './ledgers.ts';

/** The flags of `run` that say where and how to ask. */
export interface CleanupOptions
  extends Pick<
    RunOptions,
    | 'baseUrl'
    | 'accountSid'
    | 'authToken'
    | 'profile'
    | 'concurrency'
    | 'rate'
    | 'timeout'
    | 'wait'
    | 'header'
    | 'ca'
    | 'clientCert'
    | 'clientKey'
    | 'insecure'
    | 'proxy'
  > {
  /** The target has another base URL than it had in the run. */
  moved?: boolean;
}

/**
 * Removes what is left and verifies that it is gone; prints a line for each thing. Resolves to 0 when nothing is left, else 1.
 * @throws UsageError for what is no ledger, and for one of another target or account; UnreachableError
 */
export async function cleanup(args: readonly string[], options: CleanupOptions, env: Env): Promise<ExitCode> {
  const ledgers = readLedgers(args);
  // all is looked at before anything is removed
  const plans: { path: string; state: LedgerState; plan: RunPlan }[] = [];
  for (const ledger of ledgers) plans.push({ ...ledger, plan: await planFor(ledger, options, env) });
  let left = 0;
  for (const { path, state, plan } of plans) left += await cleanUpOne(path, state, plan);
  say(left === 0 ? 'nothing of the run is left' : `${left} left: what stands above each says why`);
  return left === 0 ? EXIT.ok : EXIT.nonConformant;
}

async function planFor(
  { path, state }: { path: string; state: LedgerState },
  { moved = false, ...options }: CleanupOptions,
  env: Env,
): Promise<RunPlan> {
  const { head, creates } = state;
  const profile = options.profile ?? (builtInProfiles().includes(head.profile) ? head.profile : undefined);
  if (profile === undefined) {
    throw new UsageError(
      `${JSON.stringify(path)} was written with the profile ${JSON.stringify(head.profile)}: give its file by --profile`,
    );
  }
  const resource = [...new Set([...creates.values()].map((create) => create.resource))];
  const plan = await resolveRun({ ...options, profile, ...(resource.length === 0 ? {} : { resource }) }, env);
  if (plan.embedded) {
    throw new UsageError(
      `no base URL: give --base-url or set PROOFMARK_BASE_URL (the run's target was ${head.baseUrl})`,
    );
  }
  const { settings } = plan;
  if (settings.baseUrl !== head.baseUrl && !moved) {
    throw new UsageError(
      `${JSON.stringify(path)} is of another target, ${head.baseUrl}: nothing is removed from ${settings.baseUrl} unless --moved says that it is the same`,
    );
  }
  if (settings.account.accountSid.toLowerCase() !== head.accountSid.toLowerCase()) {
    throw new UsageError(`${JSON.stringify(path)} is of another account, ${head.accountSid}: give its credentials`);
  }
  return plan;
}

async function cleanUpOne(path: string, state: LedgerState, { settings, waitSeconds }: RunPlan): Promise<number> {
  const open = openCreates(state);
  if (state.creates.size === 0) return 0;
  await preflight(settings, { waitSeconds, signal: new AbortController().signal });
  const session = createSession(settings);
  const file = new LedgerFile(path, state);
  try {
    await checkCredentials(session);
    if (session.refused !== null) {
      say(session.refused.message);
      return open.length;
    }
    await untilAnswered(session, state);
    const swept = await sweep(session, file, { again: true });
    for (const one of swept) process.stdout.write(`${visibleLine(session.redact(lineOf(one)))}\n`);
    return swept.filter(({ outcome }) => outcome === 'left' || outcome === 'unclear').length;
  } finally {
    await file.close(true);
    session.client.close();
  }
}

/** A create whose answer never came may be at work still: what it makes could not be seen yet. */
async function untilAnswered(session: Session, state: LedgerState): Promise<void> {
  while (openCreates(state).some((create) => isUnderWay(session, create))) await pause(50);
}

function lineOf({ resource, instance, outcome, reason }: Swept): string {
  const what = { removed: 'removed', gone: 'gone already', left: 'left', unclear: 'unclear' }[outcome];
  return [what.padEnd(12), resource, instance, reason].filter((part) => part !== null && part !== '').join('  ');
}

function say(text: string): void {
  process.stderr.write(`proofmark: ${visibleLine(text)}\n`);
}
