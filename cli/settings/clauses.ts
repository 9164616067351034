/** `--clause` and `--revision`: which clauses to run. */
import { count, listed } from '../../reports/text/phrases.ts';
import type { Selection } from '../../reports/verdict/verdict.ts';
import { changesSince, loadClauses, loadRevision, matchClauses } from '../../specs/load.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
import { printNotice } from '../process/notice.ts';
import { parseNumber } from './parseNumber.ts';

/**
 * Returns the clauses that match the patterns, in the contract's order, or null without patterns.
 * @throws UsageError for a pattern that matches no clause
 */
export function selectClauses(patterns: readonly string[] | undefined, revision?: number): Selection | null {
  if (patterns === undefined) return null;
  return { patterns, ids: orUsageError('--clause', () => matchClauses(patterns, revision)) };
}

/**
 * Returns the revision to run, or undefined for the current clauses. Prints which of its clauses have a stricter statement today.
 * @throws UsageError if it is unknown, or if one of its clauses no longer exists
 */
export function resolveRevision(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseNumber('--revision', text, { minimum: 1, maximum: 1_000_000, whole: true });
  const frozen = orUsageError('--revision', () => loadRevision(number));
  const { removed, changed } = changesSince(frozen, loadClauses());
  if (removed.length > 0) {
    throw new UsageError(
      `--revision ${number}: this version no longer has ${listed(removed)}; use proofmark ${frozen.suite} for this revision`,
    );
  }
  if (changed.length > 0) {
    printNotice(
      `revision ${number}: ${count(changed.length, 'clause')} may be checked more strictly than this revision states: ${listed(changed)}`,
    );
  }
  return number;
}
