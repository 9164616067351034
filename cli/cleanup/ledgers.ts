/** The ledgers in a report folder: where a run's own goes, and what earlier ones tell of what is left. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type LedgerState, openCreates, readLedger } from '../../client/ledger/ledgerFile.ts';
import { UsageError } from '../process/errors.ts';
import { codeOf } from '../settings/target/tls.ts';

const NAME = /^ledger-[0-9a-f]{8}\.ndjson$/;

export function isLedgerName(name: string): boolean {
  return NAME.test(name);
}

/** Each run has a ledger of its own, so that the next one cannot overwrite what it tells. */
export function ledgerPath(outDir: string, marker: string): string {
  return resolve(outDir, `ledger-${marker}.ndjson`);
}

/** The ledgers of earlier runs that tell of something left, or that cannot be read. None is ever removed: only who reads it can say. */
export function leftoverLedgers(outDir: string): string[] {
  if (!existsSync(outDir)) return [];
  const paths = readdirSync(outDir)
    .filter(isLedgerName)
    .map((name) => join(outDir, name));
  return paths.filter(isOpen);
}

function isOpen(path: string): boolean {
  try {
    return openCreates(readLedger(path)).length > 0;
  } catch {
    return true;
  }
}

/** What a person is told where so many are left. */
export function leftLine(left: number, ledger: string): string {
  return `${left} of what this run created may be left on the target: proofmark cleanup ${ledger}`;
}

/** How many things the ledger says are or may be left; 0 where it is not there. */
export function leftIn(path: string): number {
  return existsSync(path) ? openCreates(readLedger(path)).length : 0;
}

/**
 * The ledgers that the arguments name; a folder stands for all in it.
 * @throws UsageError where there is none, or one cannot be read
 */
export function readLedgers(args: readonly string[]): { path: string; state: LedgerState }[] {
  return args.flatMap(filesAt).map((path) => {
    try {
      return { path, state: readLedger(path) };
    } catch (error) {
      throw new UsageError(`${JSON.stringify(path)} is no ledger of a run: ${codeOf(error)}`);
    }
  });
}

function filesAt(arg: string): string[] {
  try {
    if (!statSync(arg).isDirectory()) return [arg];
  } catch (error) {
    throw new UsageError(
      `${JSON.stringify(arg)} cannot be read (${codeOf(error)}): name a ledger, or the folder of a report`,
    );
  }
  return readdirSync(arg)
    .filter(isLedgerName)
    .map((name) => join(arg, name));
}
