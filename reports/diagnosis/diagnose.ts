/** Finds the causes of the failures of a run, from its record alone. */
import type { Conformance, Diagnosis } from '../../specs/model.ts';
import { failedIds } from './failed.ts';
import { targetCauses } from './target.ts';

/** Returns the causes, best first; undefined if nothing failed or no cause is known. */
export function diagnose(conformance: Conformance): Diagnosis | undefined {
  const failures = failedIds(conformance).length;
  const causes = targetCauses(conformance);
  return causes.length === 0 ? undefined : { failures, causes };
}
