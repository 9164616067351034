/** The verdict: computed from our own records, never from what a report says about them. */
import {
  type ClauseRecord,
  type Conformance,
  type Level,
  OUTCOMES,
  type Totals,
  type Verdict,
} from '../../specs/model.ts';
import { count, listed } from '../text/phrases.ts';

export type JudgedRecord = Pick<ClauseRecord, 'id' | 'kind' | 'level' | 'outcome'>;

export interface Selection {
  patterns: readonly string[];
  ids: readonly string[];
}

/** One of the parts into which `--shard` splits a run by clause. */
export interface Shard {
  /** From 1. */
  index: number;
  of: number;
  /** The clauses that it attempts. */
  ids: readonly string[];
}

/** Which clauses were to be attempted, and at which level. */
export interface Extent {
  /** The level that was asked for. */
  level: Level;
  /** What `--clause` selects, when only a part of the clauses was to be attempted, or null. */
  selection: Selection | null;
  /** Absent or null where the run is no shard. */
  shard?: Shard | null;
}

export interface VerdictOptions extends Extent {
  interrupted: boolean;
}

export interface Assessment {
  totals: Totals;
  verdict: Verdict;
  reason: string | null;
  attained: Conformance['attained'];
}

/** How many records came to each outcome; every outcome is named, zeros included. */
export function totalsOf(records: readonly JudgedRecord[]): Totals {
  const totals = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Totals;
  for (const { outcome } of records) totals[outcome] += 1;
  return totals;
}

/** Whether attaining `level` needs this clause to have passed; `full` needs those of `core` too. */
export function isNeeded(record: JudgedRecord, level: Level): boolean {
  return record.kind === 'required' && (level === 'full' || record.level === 'core');
}

function isSettled({ outcome }: JudgedRecord): boolean {
  return outcome === 'pass' || outcome === 'not-applicable';
}

function attainedAt(records: readonly JudgedRecord[], level: Level): { passed: number; of: number } {
  const applicable = records.filter((record) => isNeeded(record, level) && record.outcome !== 'not-applicable');
  return { passed: applicable.filter(({ outcome }) => outcome === 'pass').length, of: applicable.length };
}

/**
 * The verdict of a run: a required `fail` of any level makes it `non-conformant`; else a needed clause that neither passed
 * nor is `not-applicable`, no pass at all, a selection, a shard or an interruption makes it `incomplete`; else it is `conformant`.
 * The reason also names what ended in an `error` of our own.
 */
export function assess(records: readonly JudgedRecord[], options: VerdictOptions): Assessment {
  const failed = records.filter(({ kind, outcome }) => kind === 'required' && outcome === 'fail');
  const gaps = incompleteness(records, options);
  const reasons = failed.length > 0 ? [`${count(failed.length, 'required clause')} failed: ${names(failed)}`] : gaps;
  const erred = records.filter(({ outcome }) => outcome === 'error');
  const told =
    erred.length > 0
      ? [...reasons, `${count(erred.length, 'clause')} met an error of our own: ${names(erred)}`]
      : reasons;
  return {
    totals: totalsOf(records),
    verdict: failed.length > 0 ? 'non-conformant' : gaps.length > 0 ? 'incomplete' : 'conformant',
    reason: told.length > 0 ? `${told.join('; ')}.` : null,
    attained: { core: attainedAt(records, 'core'), full: attainedAt(records, 'full') },
  };
}

function incompleteness(records: readonly JudgedRecord[], options: VerdictOptions): string[] {
  const { level, selection, shard = null, interrupted } = options;
  const reasons: string[] = [];
  if (interrupted) reasons.push('the run was interrupted');
  if (shard !== null) reasons.push(`only shard ${shard.index} of ${shard.of} was attempted`);
  if (selection !== null) reasons.push(`only what --clause selects was attempted: ${listed(selection.patterns)}`);
  if (!records.some(({ outcome }) => outcome === 'pass')) reasons.push('no clause passed');
  const open = neededOf(records, options).filter((record) => !isSettled(record));
  if (open.length > 0) {
    const which = selection === null ? `required clause of level ${level}` : 'selected clause';
    const whichMany = selection === null ? `required clauses of level ${level}` : 'selected clauses';
    const shown = open.map(({ id, outcome }) => `${id} (${outcome})`);
    reasons.push(`${count(open.length, which, whichMany)} did not pass: ${listed(shown)}`);
  }
  return reasons;
}

/** The records that must be settled: of the level's required clauses or, whatever their level, of the selected ones. */
function neededOf(records: readonly JudgedRecord[], { level, selection, shard = null }: Extent): JudgedRecord[] {
  const attempted = records.filter(({ id }) => shard === null || shard.ids.includes(id));
  if (selection === null) return attempted.filter((record) => isNeeded(record, level));
  return attempted.filter(({ id, kind }) => kind === 'required' && selection.ids.includes(id));
}

/**
 * Whether the clauses that `--clause` or `--shard` left to attempt passed, which alone decides the exit status then: at least one
 * passed, and all that must be settled are.
 */
export function attemptedPassed(records: readonly JudgedRecord[], extent: Extent): boolean {
  const ids = extent.shard?.ids ?? extent.selection?.ids ?? null;
  const attempted = records.filter(({ id }) => ids === null || ids.includes(id));
  return attempted.some(({ outcome }) => outcome === 'pass') && neededOf(records, extent).every(isSettled);
}

function names(records: readonly JudgedRecord[]): string {
  return listed(records.map(({ id }) => id));
}
