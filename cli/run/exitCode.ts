import { attemptedPassed, type Extent } from '../../reports/verdict/verdict.ts';
import type { Conformance } from '../../specs/model.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';

export interface RunEnd extends Pick<Extent, 'selection' | 'shard'> {
  interrupted: boolean;
  /** An error occurred outside of any clause. */
  internalError: boolean;
}

/** The parts of a result that decide the exit code. */
export type Judged = Pick<Conformance, 'totals' | 'verdict' | 'level' | 'gate'> & {
  clauses: Parameters<typeof attemptedPassed>[0];
};

/**
 * The exit code of a run. The first that applies decides: an interruption, an internal error, the gate of a baseline, a
 * non-conformant verdict, the selected clauses or those of the shard, the verdict.
 */
export function exitCodeOf(
  conformance: Judged,
  { selection, shard = null, interrupted, internalError }: RunEnd,
): ExitCode {
  if (interrupted) return EXIT.interrupted;
  if (internalError || conformance.totals.error > 0) return EXIT.internal;
  if (conformance.gate !== undefined) {
    if (!conformance.gate.passed) return EXIT.nonConformant;
    // without a pass there is nothing that the gate could compare
    return conformance.totals.pass > 0 ? EXIT.ok : EXIT.incomplete;
  }
  if (conformance.verdict === 'non-conformant') return EXIT.nonConformant;
  if (selection !== null || shard !== null) {
    const extent = { level: conformance.level, selection, shard };
    return attemptedPassed(conformance.clauses, extent) ? EXIT.ok : EXIT.incomplete;
  }
  return conformance.verdict === 'conformant' ? EXIT.ok : EXIT.incomplete;
}
