/** Makes the signatures of the faults from the results of a proof. */
import { encodeSignatures, type Signature, type SignatureFile } from '../../reports/diagnosis/signatures.ts';
import type { ProofPlan } from './plan.ts';
import type { TaskResult } from './task.ts';

/** The signatures of all faults that failed a clause under the first seed. */
export function signaturesOf(
  { seed, faults }: Pick<ProofPlan, 'seed' | 'faults'>,
  results: readonly TaskResult[],
  suite: SignatureFile['suite'],
): SignatureFile {
  const signatures = faults.flatMap(({ id, title, deterministic, collateral }): Signature[] => {
    const result = results.find(
      ({ subject, seed: used }) => subject.kind === 'fault' && subject.id === id && used === seed,
    );
    if (result === undefined || Object.keys(result.traits).length === 0) return [];
    return [{ id, title, profile: result.profile, deterministic, clauses: result.traits, collateral }];
  });
  return encodeSignatures(signatures, { suite, seed });
}
