/** Finds the causes of the failures of a run, from its record alone. */
import type { Cause, Diagnosis } from '../../specs/contract/diagnosis.ts';
import type { Conformance } from '../../specs/model.ts';
import { failedIds } from './failed.ts';
import { catalogueFor, rank, seenIn, singleCause } from './match.ts';
import { severalCauses, sharedAxis } from './several.ts';
import { loadSignatures, type Signature } from './signatures.ts';
import { targetCauses } from './target.ts';

/** Returns the causes, best first; undefined if nothing failed or no cause is known. */
export function diagnose(
  conformance: Conformance,
  signatures: readonly Signature[] = loadSignatures(conformance.suite.clauses),
): Diagnosis | undefined {
  const failed = failedIds(conformance);
  if (failed.length === 0) return undefined;
  const causes = causesOf(conformance, failed, signatures);
  return causes.length === 0 ? undefined : { failures: failed.length, causes };
}

function causesOf(conformance: Conformance, failed: readonly string[], signatures: readonly Signature[]): Cause[] {
  const target = targetCauses(conformance);
  if (target.length > 0) return target;
  const seen = seenIn(conformance);
  const catalogue = catalogueFor(signatures, seen);
  const single = singleCause(rank(seen, catalogue));
  if (single?.kind === 'likely') return [single];
  const several = severalCauses(seen, catalogue);
  if (several.length > 0) return several;
  if (single !== undefined) return [single];
  return sharedAxis(conformance, failed);
}
