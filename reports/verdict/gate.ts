/** The gate of a baseline: known deviations pass, new failures and lost coverage do not. The verdict does not change. */
import { type Baseline, type Deviation, type Gate, speaksOf } from '../../specs/contract/baseline.ts';
import type { Conformance, Outcome } from '../../specs/model.ts';

type Entry = Conformance['clauses'][number];

/** Outcomes that show a deviation. */
const DEVIATES: readonly Outcome[] = ['fail', 'warn'];
/** Outcomes that settle nothing. An `error` fails the run without the gate. */
const UNKNOWN: readonly Outcome[] = ['not-exercised', 'inconclusive'];

/**
 * Compares a run with a baseline. Ignores clauses that `--clause` or `--shard` left out. A deviation has expired if the run started
 * after its last day.
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
    const finding = findingFor(deviation, byId.get(deviation.clause), today);
    if (finding === null) known.push(deviation);
    else findings.push({ ...finding, clause: deviation.clause });
  }
  for (const { id, kind, outcome, reason } of entries) {
    if (listed.has(id)) continue;
    if (kind === 'required' && outcome === 'fail') {
      findings.push({ kind: 'new-failure', clause: id, message: reason ?? 'failed' });
    } else if (covered.has(id) && (UNKNOWN.includes(outcome) || outcome === 'not-applicable')) {
      const message = `passed before and is now ${outcome}: ${reason ?? 'no reason given'}`;
      findings.push({ kind: 'lost-coverage', clause: id, message });
    }
  }
  return { passed: findings.length === 0, known, findings };
}

/** Returns the entries of the clauses that the run attempts. */
export function attempted({ clauses, selection, shard }: Conformance): Entry[] {
  const ids = shard?.clauses ?? selection?.clauses;
  return ids === undefined ? clauses : clauses.filter(({ id }) => ids.includes(id));
}

/** Returns the ids of the clauses that passed at the base URL, according to the baseline. */
export function coverageOf({ coverage }: Baseline, baseUrl: string): string[] {
  return Object.entries(coverage).flatMap(([target, ids]) => (speaksOf(target, baseUrl) ? ids : []));
}

function findingFor(
  { expires, reason }: Deviation,
  entry: Entry | undefined,
  today: string,
): { kind: Gate['findings'][number]['kind']; message: string } | null {
  if (entry === undefined) return null;
  const { outcome } = entry;
  if (outcome === 'pass' || outcome === 'not-applicable') {
    const now = outcome === 'pass' ? 'passes' : 'is not applicable';
    return { kind: 'no-longer-happens', message: `${now} now: remove it from the baseline (${reason})` };
  }
  if (!DEVIATES.includes(outcome)) {
    const message = `deviated before and is now ${outcome}: ${entry.reason ?? 'no reason given'}`;
    return { kind: 'lost-coverage', message };
  }
  if (expires !== undefined && expires < today) {
    return { kind: 'expired', message: `the deviation was accepted until ${expires} (${reason})` };
  }
  return null;
}
