/** `--clause`: which clauses to attempt. */
import type { Selection } from '../../reports/verdict/verdict.ts';
import { matchClauses } from '../../specs/load.ts';
import { orUsageError } from '../process/errors.ts';

/**
 * The clauses that the patterns select, in the contract's order, or null for all of them.
 * @throws UsageError for a pattern that selects none
 */
export function selectClauses(patterns: readonly string[] | undefined, revision?: number): Selection | null {
  if (patterns === undefined) return null;
  return { patterns, ids: orUsageError('--clause', () => matchClauses(patterns, revision)) };
}
