/** `--revision N`: the contract as it was frozen under that number, run by this suite. */

import { listed } from '../../reports/text/phrases.ts';
import { changedSince, loadClauses, loadRevision } from '../../specs/load.ts';
import { orUsageError, parseNumber, UsageError } from '../process/usage.ts';

/**
 * The revision to run, or undefined for the clauses as they stand.
 * @throws UsageError where it is unknown, or where this suite judges one of its clauses otherwise than was meant then
 */
export function resolveRevision(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = parseNumber('--revision', text, { minimum: 1, maximum: 1_000_000, whole: true });
  const frozen = orUsageError('--revision', () => loadRevision(number));
  const changed = changedSince(frozen, loadClauses());
  if (changed.length > 0) {
    throw new UsageError(
      `--revision ${number}: another meaning than today's was frozen for ${listed(changed)}; run proofmark ${frozen.suite}, which has it`,
    );
  }
  return number;
}
