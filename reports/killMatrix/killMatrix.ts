/** The kill matrix: what each fault broke, what the suite said, and whether the blame was exact. */
import type { Kind, Outcome } from '../../specs/model.ts';

/** A fault or a lawful variant as the matrix needs to know it. */
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
  killed: string[];
  missed: string[];
  /** Failed although neither in `breaks` nor in `collateral`. */
  blamed: string[];
  /** Neither passed nor failed. */
  undecided: string[];
  requests: number;
  /** Seeds under which every clause of `breaks` that was run was found, of those tried. */
  detection?: { found: number; of: number };
}

export interface VariantRow {
  id: string;
  title: string;
  /** Clauses that failed, warned or erred: a false alarm each. */
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

/** Does the clause speak up? A `check` does by observing otherwise than on the reference itself. */
export function struck(id: string, kind: Kind, seen: Observed, reference: Observed): boolean {
  if (kind === 'check')
    return seen.observations[id] !== undefined && seen.observations[id] !== reference.observations[id];
  return seen.outcomes[id] === (kind === 'required' ? 'fail' : 'warn');
}

/** Judges one fault; `kinds` holds the clauses that were run. */
export function judgeFault(
  entry: Entry,
  seen: Observed & { requests: number },
  reference: Observed,
  kinds: ReadonlyMap<string, Kind>,
): MatrixRow {
  const ran = [...kinds].filter(([id]) => id in seen.outcomes);
  const spoke = new Set(ran.filter(([id, kind]) => struck(id, kind, seen, reference)).map(([id]) => id));
  const erred = ran.filter(([id]) => seen.outcomes[id] === 'error').map(([id]) => id);
  const breaks = entry.breaks.filter((id) => id in seen.outcomes);
  const expected = new Set([...entry.breaks, ...entry.collateral]);
  return {
    ...entry,
    killed: breaks.filter((id) => spoke.has(id)),
    missed: breaks.filter((id) => !spoke.has(id)),
    blamed: [...new Set([...[...spoke].filter((id) => !expected.has(id) && kinds.get(id) !== 'check'), ...erred])],
    undecided: ran
      .map(([id]) => id)
      .filter((id) => !['pass', 'fail', 'warn'].includes(seen.outcomes[id] ?? '') && !expected.has(id)),
    requests: seen.requests,
  };
}

/** Judges one lawful variant: nothing may fail. */
export function judgeVariant(entry: { id: string; title: string }, seen: Observed): VariantRow {
  const ids = Object.keys(seen.outcomes);
  return {
    id: entry.id,
    title: entry.title,
    alarms: ids.filter((id) => ['fail', 'warn', 'error'].includes(seen.outcomes[id] ?? '')),
    undecided: ids.filter((id) => seen.outcomes[id] === 'inconclusive'),
  };
}

/** Seeds from which on a rate says something. */
const MANY_SEEDS = 20;
/** The least rate at which a rare fault is to be found. */
const LEAST_RATE = 0.9;

/**
 * A deterministic fault must be found by each clause that it breaks, under every seed, and by no other clause. A rare or concurrent
 * one strikes whom it strikes: a clause that it breaks must find it under one of the seeds, and under nine in ten where there are many.
 */
export function isKilled({ deterministic, missed, blamed, killed, detection }: MatrixRow): boolean {
  const { found, of } = detection ?? { found: killed.length > 0 ? 1 : 0, of: 1 };
  if (deterministic) return missed.length === 0 && blamed.length === 0 && (detection === undefined || found === of);
  return of < MANY_SEEDS ? found > 0 : found >= of * LEAST_RATE;
}

/** Was the fault found under this seed: by all clauses that it breaks where it is deterministic, by any of them where it is not? */
export function isFound(entry: Entry, seen: Observed, reference: Observed, kinds: ReadonlyMap<string, Kind>): boolean {
  const ran = entry.breaks.filter((id) => id in seen.outcomes);
  const speaks = (id: string) => struck(id, kinds.get(id) ?? 'required', seen, reference);
  return entry.deterministic ? ran.every(speaks) : ran.some(speaks);
}

export function totalsOf(faults: MatrixRow[], variants: VariantRow[]): KillMatrix['totals'] {
  return {
    faults: faults.length,
    killed: faults.filter(isKilled).length,
    variants: variants.length,
    falseAlarms: variants.filter(({ alarms }) => alarms.length > 0).length,
  };
}

/** Holds the proof: all killed with exact blame, no false alarm, every clause broken by a fault. */
export function holds({ totals, unbroken }: KillMatrix): boolean {
  return totals.killed === totals.faults && totals.falseAlarms === 0 && unbroken.length === 0;
}
