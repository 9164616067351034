/** The gate of a baseline: what is known passes, whatever else has changed for the worse does not. The verdict stays as it is. */
import { type Baseline, type Deviation, type Gate, speaksOf } from '../../specs/contract/baseline.ts';
import type { Conformance, Outcome } from '../../specs/model.ts';

type Entry = Conformance['clauses'][number];

/** What a run found in a clause and is not conformant with. */
const DEVIATES: readonly Outcome[] = ['fail', 'warn'];
/** What a run could not tell. An `error` of ours ends the run by itself. */
const UNKNOWN: readonly Outcome[] = ['not-exercised', 'inconclusive'];

/**
 * Holds a run against a baseline. Clauses that the run was not to attempt (`--clause`, `--shard`) say nothing; a deviation has
 * expired when the run began after its last day.
 */
export function judgeGate(conformance: Conformance, baseline: Baseline): Gate {
  const { baseUrl } = conformance.target;
  const today = conformance.startedAt.slice(0, 10);
  const entries = attempted(conformance);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const deviations = baseline.deviations.filter(({ clause, target }) => byId.has(clause) && speaksOf(target, baseUrl));
  const listed = new Set(deviations.map(({ clause }) => clause));
  const covered = new Set(coverageOf(baseline, baseUrl));
  const findings: Gate['findings'] = [];
  const known: Deviation[] = [];
  for (const deviation of deviations) {
    const finding = ofDeviation(deviation, byId.get(deviation.clause), today);
    if (finding === null) known.push(deviation);
    else findings.push({ ...finding, clause: deviation.clause });
  }
  for (const { id, kind, outcome, reason } of entries) {
    if (listed.has(id)) continue;
    if (kind === 'required' && outcome === 'fail') {
      findings.push({ kind: 'new-failure', clause: id, message: reason ?? 'failed' });
    } else if (covered.has(id) && (UNKNOWN.includes(outcome) || outcome === 'not-applicable')) {
      const message = `passed before, and is ${outcome} now: ${reason ?? 'no reason was given'}`;
      findings.push({ kind: 'lost-coverage', clause: id, message });
    }
  }
  return { passed: findings.length === 0, known, findings };
}

/** The clauses that the run was to attempt. */
export function attempted({ clauses, selection, shard }: Conformance): Entry[] {
  const ids = shard?.clauses ?? selection?.clauses;
  return ids === undefined ? clauses : clauses.filter(({ id }) => ids.includes(id));
}

/** What the baseline says to have passed at the base URL. */
export function coverageOf({ coverage }: Baseline, baseUrl: string): string[] {
  return Object.entries(coverage).flatMap(([target, ids]) => (speaksOf(target, baseUrl) ? ids : []));
}

function ofDeviation(
  { expires, reason }: Deviation,
  entry: Entry | undefined,
  today: string,
): { kind: Gate['findings'][number]['kind']; message: string } | null {
  if (entry === undefined) return null;
  const { outcome } = entry;
  if (outcome === 'pass' || outcome === 'not-applicable') {
    const now = outcome === 'pass' ? 'passes' : 'is not applicable';
    return { kind: 'no-longer-happens', message: `${now} now: take it out of the baseline (${reason})` };
  }
  if (!DEVIATES.includes(outcome)) {
    const message = `deviated before, and is ${outcome} now: ${entry.reason ?? 'no reason was given'}`;
    return { kind: 'lost-coverage', message };
  }
  if (expires !== undefined && expires < today) {
    return { kind: 'expired', message: `was put up with until ${expires} (${reason})` };
  }
  return null;
}
