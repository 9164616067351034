/** The ledgers in a report folder. A run writes one ledger: a list of the resources that it may have left on the target. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { otherLedgerPath, readLedger } from '../../client/ledger/ledgerFile.ts';
import { type LedgerState, openCreates } from '../../client/ledger/ledgerState.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { printNotice } from '../process/notice.ts';
import { shellWord } from '../process/shell.ts';
import type { Env } from '../settings/target/target.ts';

const NAME = /^ledger-[0-9a-f]{8}(-other)?\.ndjson$/;

export function isLedgerName(name: string): boolean {
  return NAME.test(name);
}

/** The absolute path of a run's ledger. The name contains the marker of the run, so that no run overwrites another ledger. */
export function ledgerPath(reportDir: string, marker: string): string {
  return resolve(reportDir, `ledger-${marker}.ndjson`);
}

/** Paths of the ledgers that name leftovers or cannot be read. A run never deletes the ledger of an earlier run. */
export function ledgersWithLeftovers(reportDir: string): string[] {
  if (!existsSync(reportDir)) return [];
  const paths = readdirSync(reportDir)
    .filter(isLedgerName)
    .map((name) => join(reportDir, name));
  return paths.filter(isOpen);
}

function isOpen(path: string): boolean {
  try {
    return openCreates(readLedger(path)).length > 0;
  } catch {
    return true;
  }
}

/** The ledgers of both accounts of a run. */
const ledgersOf = (ledger: string): string[] => [ledger, otherLedgerPath(ledger)];

/**
 * Prints the command that removes the resources that this run may have left on the target. `clean` removes secrets, which the path
 * of a base URL may contain.
 */
export function printLeftovers(ledger: string | undefined, env: Env, clean: (text: string) => string): void {
  if (ledger === undefined) return;
  const { count, ledgers } = leftoversOf(ledger);
  if (count === 0) return;
  printNotice(
    `${count} of the resources that this run created may be left on the target: ${cleanupCommand(ledgers, env, clean)}`,
  );
}

/** The command that cleans up after the ledgers of one run. Names what the environment does not. */
export function cleanupCommand(ledgers: readonly string[], env: Env, clean = (text: string) => text): string {
  const words = ['proofmark cleanup', ...ledgers.map(shellWord)];
  const head = headOf(ledgers[0]);
  if (head === null) return words.join(' ');
  const { baseUrl, accountSid, profileFile } = head;
  if (env.PROOFMARK_BASE_URL !== baseUrl && clean(baseUrl) === baseUrl) words.push(`--base-url ${shellWord(baseUrl)}`);
  const accounts = [env.TWILIO_ACCOUNT_SID, env.PROOFMARK_OTHER_ACCOUNT_SID];
  if (!accounts.includes(accountSid)) words.push(`--account-sid ${shellWord(accountSid)}`);
  if (profileFile !== undefined) words.push(`--profile ${shellWord(profileFile)}`);
  return words.join(' ');
}

function headOf(path: string | undefined): LedgerState['head'] | null {
  try {
    return path === undefined ? null : readLedger(path).head;
  } catch {
    return null;
  }
}

/** Prints the command that removes the resources that earlier runs may have left. `own` is the ledger of this run. */
export function printEarlierLeftovers(reportDir: string, env: Env, own?: string): void {
  const known = own === undefined ? [] : ledgersOf(own);
  const earlier = ledgersWithLeftovers(reportDir).filter((path) => !known.includes(resolve(path)));
  for (const path of earlier) {
    printNotice(`an earlier run left resources on its target: ${cleanupCommand([path], env)}`);
  }
}

/** The ledgers of a run that name leftovers, and the number of resources that may be left. */
export function leftoversOf(ledger: string): { count: number; ledgers: string[] } {
  const ledgers = ledgersOf(ledger).filter((path) => countLeftovers(path) > 0);
  return { count: ledgers.reduce((sum, path) => sum + countLeftovers(path), 0), ledgers };
}

/** Returns the number of resources that may be left, according to the ledger; 0 if the file is missing. */
export function countLeftovers(path: string): number {
  return existsSync(path) ? openCreates(readLedger(path)).length : 0;
}

/**
 * Reads the ledgers at the paths. If a path is a folder, reads every ledger in the folder.
 * @throws UsageError for a path that cannot be read or is not a ledger
 */
export function readLedgers(args: readonly string[]): { path: string; state: LedgerState }[] {
  return args.flatMap(filesAt).map((path) => {
    try {
      return { path, state: readLedger(path) };
    } catch (error) {
      throw new UsageError(`${JSON.stringify(path)} is not the ledger of a run: ${errorCode(error)}`);
    }
  });
}

function filesAt(arg: string): string[] {
  try {
    if (!statSync(arg).isDirectory()) return [arg];
  } catch (error) {
    throw new UsageError(
      `${JSON.stringify(arg)} cannot be read (${errorCode(error)}): name a ledger or a report folder`,
    );
  }
  return readdirSync(arg)
    .filter(isLedgerName)
    .map((name) => join(arg, name));
}
