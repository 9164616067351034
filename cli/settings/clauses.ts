/** `--clause` and `--revision`: which clauses to run. */
import { listed } from '../../reports/text/phrases.ts';
import type { Selection } from '../../reports/verdict/verdict.ts';
import { changedSince, loadClauses, loadRevision, matchClauses } from '../../specs/load.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
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
 * Returns the revision to run, or undefined for the current clauses.
 * @throws UsageError if it is unknown, or if the meaning of one of its clauses has changed since
 */
export function resolveRevision(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseNumber('--revision', text, { minimum: 1, maximum: 1_000_000, whole: true });
  const frozen = orUsageError('--revision', () => loadRevision(number));
  const changed = changedSince(frozen, loadClauses());
  if (changed.length > 0) {
    throw new UsageError(
      `--revision ${number}: the meaning of ${listed(changed)} has changed since; use proofmark ${frozen.suite} for this revision`,
    );
  }
  return number;
}
