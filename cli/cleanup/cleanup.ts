/** `cleanup`: deletes the resources that a ledger names. */
import { setTimeout as pause } from 'node:timers/promises';
import { LedgerFile } from '../../client/ledger/ledgerFile.ts';
import { type LedgerState, openCreates } from '../../client/ledger/ledgerState.ts';
import type { Account } from '../../client/settings.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { builtInProfiles } from '../../specs/load.ts';
import { checkCredentials } from '../../suites/fixtures/run/credentialsCheck.ts';
import { createSession, type Session } from '../../suites/fixtures/run/session.ts';
import { isPending } from '../../suites/fixtures/run/sweep/listed.ts';
import { sweep } from '../../suites/fixtures/run/sweep/sweep.ts';
import type { Swept } from '../../suites/fixtures/run/sweep/swept.ts';
import { UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import { printNotice } from '../process/notice.ts';
import { preflight } from '../run/preflight.ts';
import { type RunOptions, type RunPlan, resolveRun } from '../settings/settings.ts';
import type { Env } from '../settings/target/target.ts';
import { readLedgers } from './ledgers.ts';

/** The options of `run` that concern the target and the connection. */
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
  /** Confirms that the base URL of the target has changed since the run. */
  moved?: boolean;
}

/**
 * Deletes the resources that the ledgers list, verifies that they are gone, and prints one line for each. Returns exit code 0 if no
 * resource is left, otherwise 1.
 * @throws UsageError for a ledger that is invalid or belongs to another target or account
 * @throws UnreachableError if the target does not answer
 */
export async function cleanup(args: readonly string[], options: CleanupOptions, env: Env): Promise<ExitCode> {
  const ledgers = readLedgers(args);
  // check every ledger before deleting anything
  const plans: { path: string; state: LedgerState; plan: RunPlan }[] = [];
  for (const ledger of ledgers) plans.push({ ...ledger, plan: await planFor(ledger, options, env) });
  let left = 0;
  for (const { path, state, plan } of plans) left += await cleanUpOne(path, state, plan);
  printNotice(left === 0 ? 'nothing of the run is left' : `${left} left: the lines above say why`);
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
      `${JSON.stringify(path)} belongs to a run with the profile ${JSON.stringify(head.profile)}: give its file with --profile`,
    );
  }
  const resource = [...new Set([...creates.values()].map((create) => create.resource))];
  const plan = await resolveRun({ ...options, profile, ...(resource.length === 0 ? {} : { resource }) }, env);
  if (plan.embedded) {
    throw new UsageError(
      `missing base URL: give --base-url or set PROOFMARK_BASE_URL (the target of the run was ${head.baseUrl})`,
    );
  }
  const { settings } = plan;
  if (settings.baseUrl !== head.baseUrl && !moved) {
    throw new UsageError(
      `${JSON.stringify(path)} belongs to another target, ${head.baseUrl}: give --moved if ${settings.baseUrl} is the same target`,
    );
  }
  const isOf = (account: Account | null) => account?.accountSid.toLowerCase() === head.accountSid.toLowerCase();
  if (!isOf(settings.account) && settings.other !== null && isOf(settings.other)) settings.account = settings.other;
  if (!isOf(settings.account)) {
    throw new UsageError(
      `${JSON.stringify(path)} belongs to another account, ${head.accountSid}: give its credentials`,
    );
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
      printNotice(session.refused.message);
      return open.length;
    }
    await waitForPendingCreates(session, state);
    const swept = await sweep(session, file, { again: true });
    for (const one of swept) process.stdout.write(`${visibleLine(session.redact(lineOf(one)))}\n`);
    return swept.filter(({ outcome }) => outcome === 'left' || outcome === 'unclear').length;
  } finally {
    await file.close(true);
    session.client.close();
  }
}

/** Waits if a create got no answer, because the target may still be creating the resource. */
async function waitForPendingCreates(session: Session, state: LedgerState): Promise<void> {
  while (openCreates(state).some((create) => isPending(session, create))) await pause(50);
}

function lineOf({ resource, instance, outcome, reason }: Swept): string {
  const what = { removed: 'removed', gone: 'gone already', left: 'left', unclear: 'unclear' }[outcome];
  return [what.padEnd(12), resource, instance, reason].filter((part) => part !== null && part !== '').join('  ');
}
