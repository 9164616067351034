/** A baseline: the deviations of a target that are known, and what had been covered. */

export interface Deviation {
  clause: string;
  /** The base URL that it was seen on, or `*` for any. */
  target: string;
  /** Why it is put up with. */
  reason: string;
  /** The last day on which it is put up with, `YYYY-MM-DD` (UTC). */
  expires?: string;
  /** Where it is being mended. */
  issue?: string;
}

/** Described by `specs/schemas/baseline.schema.json`. */
export interface Baseline {
  schema: 'proofmark/baseline@1';
  deviations: Deviation[];
  /** Base URL, or `*`, → ids of the clauses that passed there when the baseline was last written. */
  coverage: Record<string, string[]>;
}

/** Why a gate does not let a run through. */
export const GATE_FINDINGS = ['new-failure', 'expired', 'no-longer-happens', 'lost-coverage'] as const;

export interface Gate {
  passed: boolean;
  /** Deviations that happened and are put up with. */
  known: Deviation[];
  findings: { kind: (typeof GATE_FINDINGS)[number]; clause: string; message: string }[];
}

/** Whether a deviation, or a coverage, that was written for `target` speaks of the base URL. */
export function speaksOf(target: string, baseUrl: string): boolean {
  return target === '*' || target.replace(/\/+$/, '') === baseUrl.replace(/\/+$/, '');
}
