import type { Conformance, Verdict } from '../specs/model.ts';

/** What `certify` resolves to. */
export interface Certification {
  verdict: Verdict;
  /** The verdict is `conformant`; with `clauses`, the selected ones passed; with `baseline`, its gate did. */
  passed: boolean;
  /** The exit status that `proofmark run` would have ended with: 0, 1, 2, 70 or 130. */
  exitStatus: number;
  /** As it stands in `conformance.json`. */
  conformance: Conformance;
  /** The report's folder, absolute; null where none was asked for. */
  out: string | null;
  /** What could not be removed from the target, and the ledger that `proofmark cleanup` takes; null where nothing is left. */
  leftover: { count: number; ledger: string } | null;
}
