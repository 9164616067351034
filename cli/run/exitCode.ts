/** From what a run found to its exit status. */
import { attemptedPassed, type Extent } from '../../reports/verdict/verdict.ts';
import type { Conformance } from '../../specs/model.ts';
import { EXIT, type ExitCode } from '../process/errors.ts';

export interface RunEnd extends Pick<Extent, 'selection' | 'shard'> {
  interrupted: boolean;
  /** Something of ours went wrong outside of any clause. */
  erred: boolean;
}

/** An interruption counts before an error of ours, that before a baseline's gate, that before the verdict; a selection or a shard is judged by itself. */
export function exitCodeOf(
  conformance: Conformance,
  { selection, shard = null, interrupted, erred }: RunEnd,
): ExitCode {
  if (interrupted) return EXIT.interrupted;
  if (erred || conformance.totals.error > 0) return EXIT.internal;
  if (conformance.gate !== undefined) {
    if (!conformance.gate.passed) return EXIT.nonConformant;
    // a gate that saw nothing pass has seen nothing
    return conformance.totals.pass > 0 ? EXIT.ok : EXIT.incomplete;
  }
  if (conformance.verdict === 'non-conformant') return EXIT.nonConformant;
  if (selection !== null || shard !== null) {
    const extent = { level: conformance.level, selection, shard };
    return attemptedPassed(conformance.clauses, extent) ? EXIT.ok : EXIT.incomplete;
  }
  return conformance.verdict === 'conformant' ? EXIT.ok : EXIT.incomplete;
}
