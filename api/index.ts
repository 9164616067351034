/** The exports of the package. The suites load with the first call, so that the import is fast. */
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
 * Certifies a target. Prints nothing, does not end the process, handles no signals, and starts no test runner.
 * @throws UsageError for a wrong or missing option
 * @throws UnreachableError if the target does not answer
 * @throws InternalError if the result would contain a secret, which is a bug in proofmark
 */
export async function certify(options: CertifyOptions): Promise<Certification> {
  return (await import('./certify.ts')).certify(options);
}
