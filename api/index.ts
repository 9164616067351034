/** What the package exports. Importing it loads next to nothing: the suites are loaded by the first call. */
import type { CertifyOptions } from './options.ts';
import type { Certification } from './result.ts';

export { InternalError, UnreachableError, UsageError } from '../cli/process/errors.ts';
export type { Baseline, Deviation, Gate } from '../specs/contract/baseline.ts';
export type {
  ClauseRecord,
  Conformance,
  Evidence,
  Finding,
  Kind,
  Level,
  Outcome,
  RecordedExchange,
  Totals,
  Verdict,
} from '../specs/model.ts';
export type { CertifyOptions } from './options.ts';
export type { Certification } from './result.ts';

/**
 * Certifies a target. Prints nothing, ends no process, listens to no signal, and starts no test runner.
 * @throws UsageError for an option that is wrong or missing
 * @throws UnreachableError where the target gives no answer at all
 * @throws InternalError where a secret would have been told: an error of proofmark's own
 */
export async function certify(options: CertifyOptions): Promise<Certification> {
  return (await import('./certify.ts')).certify(options);
}
