/** A baseline: a target's known deviations and its coverage so far. */

export interface Deviation {
  clause: string;
  /** The base URL of the target, or `*` for any target. */
  target: string;
  /** Why the deviation is accepted. */
  reason: string;
  /** The last day on which the deviation is accepted, `YYYY-MM-DD` (UTC). */
  expires?: string;
  /** The URL or id of the issue about the deviation. */
  issue?: string;
}

/** The content of a baseline file, as `specs/schemas/baseline.schema.json` describes it. */
export interface Baseline {
  schema: 'proofmark/baseline@1';
  deviations: Deviation[];
  /** Maps a base URL or `*` to the ids of the clauses that passed when the baseline was last written. */
  coverage: Record<string, string[]>;
}

/** Reasons why a gate fails. */
export const GATE_FINDINGS = ['new-failure', 'expired', 'no-longer-happens', 'lost-coverage'] as const;

export interface Gate {
  passed: boolean;
  /** Accepted deviations that occurred. */
  known: Deviation[];
  findings: { kind: (typeof GATE_FINDINGS)[number]; clause: string; message: string }[];
}

/** Whether a deviation or coverage for `target` applies to the base URL. */
export function speaksOf(target: string, baseUrl: string): boolean {
  return target === '*' || target.replace(/\/+$/, '') === baseUrl.replace(/\/+$/, '');
}
