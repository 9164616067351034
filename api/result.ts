import type { Conformance, Verdict } from '../specs/model.ts';

/** What `certify` resolves to. */
export interface Certification {
  verdict: Verdict;
  /** The verdict is `conformant`. With `clauses`: the selected clauses passed. With `baseline`: its gate passed. */
  passed: boolean;
  /** The exit status that `proofmark run` would return: 0, 1, 2, 70 or 130. */
  exitStatus: number;
  /** The content of `conformance.json`. */
  conformance: Conformance;
  /** The absolute path of the report folder; null without `out`. */
  out: string | null;
  /** The number of resources that may be left on the target, and their ledger for `proofmark cleanup`; null if none are. */
  leftover: { count: number; ledger: string } | null;
}
