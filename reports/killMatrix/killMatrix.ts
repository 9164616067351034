/** The kill matrix: which clauses each fault must break, and which clauses detected it. */
import type { Kind, Outcome } from '../../specs/model.ts';

/** A fault of the catalogue. */
export interface Entry {
  id: string;
  title: string;
  breaks: string[];
  collateral: string[];
  deterministic: boolean;
}

export interface Observed {
  outcomes: Record<string, Outcome>;
  observations: Record<string, string>;
}

export interface MatrixRow extends Entry {
  /** Clauses of `breaks` that detected the fault. */
  killed: string[];
  /** Clauses of `breaks` that did not detect it. */
  missed: string[];
  /** Clauses outside `breaks` and `collateral` that failed. */
  blamed: string[];
  /** Clauses that neither passed nor failed. */
  undecided: string[];
  requests: number;
  /** The number of seeds that detected the fault, of those tried. */
  detection?: { found: number; of: number };
}

interface VariantRow {
  id: string;
  title: string;
  /** Clauses that failed, warned or ended in an error. Each is a false alarm. */
  alarms: string[];
  undecided: string[];
}

export interface KillMatrix {
  schema: 'proofmark/kill-matrix@1';
  suite: { version: string; clauses: string };
  seed: number;
  faults: MatrixRow[];
  variants: VariantRow[];
  /** Clauses that no fault breaks. */
  unbroken: string[];
  totals: { faults: number; killed: number; variants: number; falseAlarms: number };
}

/** Whether the clause detects the fault. A `check` does if its observation differs from the one on the reference. */
function detects(id: string, kind: Kind, seen: Observed, reference: Observed): boolean {
  if (kind === 'check')
    return seen.observations[id] !== undefined && seen.observations[id] !== reference.observations[id];
  return seen.outcomes[id] === (kind === 'required' ? 'fail' : 'warn');
}

/** Judges one fault. `kinds` contains the clauses that the run attempted. */
export function judgeFault(
  entry: Entry,
  seen: Observed & { requests: number },
  reference: Observed,
  kinds: ReadonlyMap<string, Kind>,
): MatrixRow {
  const ran = [...kinds].filter(([id]) => id in seen.outcomes);
  const detecting = new Set(ran.filter(([id, kind]) => detects(id, kind, seen, reference)).map(([id]) => id));
  const erred = ran.filter(([id]) => seen.outcomes[id] === 'error').map(([id]) => id);
  const breaks = entry.breaks.filter((id) => id in seen.outcomes);
  const expected = new Set([...entry.breaks, ...entry.collateral]);
  return {
    ...entry,
    killed: breaks.filter((id) => detecting.has(id)),
    missed: breaks.filter((id) => !detecting.has(id)),
    blamed: [...new Set([...[...detecting].filter((id) => !expected.has(id) && kinds.get(id) !== 'check'), ...erred])],
    undecided: ran
      .map(([id]) => id)
      .filter((id) => !['pass', 'fail', 'warn'].includes(seen.outcomes[id] ?? '') && !expected.has(id)),
    requests: seen.requests,
  };
}

/** Judges one lawful variant. No clause may fail. */
export function judgeVariant(entry: { id: string; title: string }, seen: Observed): VariantRow {
  const ids = Object.keys(seen.outcomes);
  return {
    id: entry.id,
    title: entry.title,
    alarms: ids.filter((id) => ['fail', 'warn', 'error'].includes(seen.outcomes[id] ?? '')),
    undecided: ids.filter((id) => seen.outcomes[id] === 'inconclusive'),
  };
}

/** The least number of seeds that makes a detection rate meaningful. */
const MANY_SEEDS = 20;
/** The least detection rate of a rare fault. */
const LEAST_RATE = 0.9;

/**
 * Whether the fault is killed. Every clause that a deterministic fault breaks must detect it under every seed, and no other clause may
 * fail. For a rare or concurrent fault, one such clause must detect it under one seed, or under nine of ten if there are many seeds.
 */
export function isKilled({ deterministic, missed, blamed, killed, detection }: MatrixRow): boolean {
  const { found, of } = detection ?? { found: killed.length > 0 ? 1 : 0, of: 1 };
  if (deterministic) return missed.length === 0 && blamed.length === 0 && (detection === undefined || found === of);
  return of < MANY_SEEDS ? found > 0 : found >= of * LEAST_RATE;
}

/** Whether this run found the fault: by all clauses that a deterministic fault breaks, or by any clause that a rare one breaks. */
export function isFound(entry: Entry, seen: Observed, reference: Observed, kinds: ReadonlyMap<string, Kind>): boolean {
  const ran = entry.breaks.filter((id) => id in seen.outcomes);
  const detected = (id: string) => detects(id, kinds.get(id) ?? 'required', seen, reference);
  return entry.deterministic ? ran.every(detected) : ran.some(detected);
}

export function totalsOf(faults: MatrixRow[], variants: VariantRow[]): KillMatrix['totals'] {
  return {
    faults: faults.length,
    killed: faults.filter(isKilled).length,
    variants: variants.length,
    falseAlarms: variants.filter(({ alarms }) => alarms.length > 0).length,
  };
}

/** Whether the proof holds: every fault is killed, no variant raises a false alarm, and some fault breaks each clause. */
export function holds({ totals, unbroken }: KillMatrix): boolean {
  return totals.killed === totals.faults && totals.falseAlarms === 0 && unbroken.length === 0;
}
