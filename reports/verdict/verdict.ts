/** Computes the verdict of a run from its records alone. */
import {
  type ClauseRecord,
  type Conformance,
  type Level,
  OUTCOMES,
  type Totals,
  type Verdict,
  type Waiver,
} from '../../specs/model.ts';
import { count, listed } from '../text/phrases.ts';
import { belowFloor } from './floor.ts';

type JudgedRecord = Pick<ClauseRecord, 'id' | 'kind' | 'level' | 'outcome'>;

export interface Selection {
  patterns: readonly string[];
  ids: readonly string[];
}

/** One part of a run that `--shard` splits by clause. */
export interface Shard {
  /** The first shard is 1. */
  index: number;
  of: number;
  /** The ids of the clauses that this shard attempts. */
  ids: readonly string[];
}

/** The clauses to attempt, and the level. */
export interface Extent {
  /** The requested level. */
  level: Level;
  /** The selection of `--clause`, or null for all clauses. */
  selection: Selection | null;
  /** Null or absent if the run is not a shard. */
  shard?: Shard | null;
}

export interface VerdictOptions extends Extent {
  interrupted: boolean;
  /** The clauses that the profile waives. They never count as passed. */
  waived: readonly Waiver[];
}

interface Assessment {
  totals: Totals;
  verdict: Verdict;
  reason: string | null;
  attained: Conformance['attained'];
}

/** Counts the records by outcome. Every outcome has a count, even if it is zero. */
export function totalsOf(records: readonly JudgedRecord[]): Totals {
  const totals = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Totals;
  for (const { outcome } of records) totals[outcome] += 1;
  return totals;
}

/** Whether `level` requires this clause to pass. Level `full` includes the clauses of `core`. */
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
 * Computes the verdict of a run.
 *
 * - `non-conformant`: a required clause of any level failed.
 * - `incomplete`: a clause that the level needs neither passed nor is `not-applicable`, the run proves less than the floor
 *   (`floor.ts`), or it is a selection, a shard or interrupted.
 * - `conformant`: otherwise.
 *
 * The reason also names clauses that ended in an `error` of proofmark.
 */
export function assess(records: readonly JudgedRecord[], options: VerdictOptions): Assessment {
  const failed = records.filter(({ kind, outcome }) => kind === 'required' && outcome === 'fail');
  const gaps = incompleteness(records, options);
  const reasons = failed.length > 0 ? [`${count(failed.length, 'required clause')} failed: ${names(failed)}`] : gaps;
  const erred = records.filter(({ outcome }) => outcome === 'error');
  const allReasons =
    erred.length > 0
      ? [...reasons, `${count(erred.length, 'clause')} ended in an internal error: ${names(erred)}`]
      : reasons;
  return {
    totals: totalsOf(records),
    verdict: failed.length > 0 ? 'non-conformant' : gaps.length > 0 ? 'incomplete' : 'conformant',
    reason: allReasons.length > 0 ? `${allReasons.join('; ')}.` : null,
    attained: { core: attainedAt(records, 'core'), full: attainedAt(records, 'full') },
  };
}

function incompleteness(records: readonly JudgedRecord[], options: VerdictOptions): string[] {
  const { level, selection, shard = null, interrupted, waived } = options;
  const reasons: string[] = [];
  if (interrupted) reasons.push('the run was interrupted');
  if (shard !== null) reasons.push(`the run is only shard ${shard.index} of ${shard.of}`);
  if (selection !== null) reasons.push(`--clause selected only part of the clauses: ${listed(selection.patterns)}`);
  if (selection === null && shard === null && !interrupted) reasons.push(...belowFloor(records, level, waived));
  else if (!records.some(({ outcome }) => outcome === 'pass')) reasons.push('no clause passed');
  const open = neededOf(records, options).filter((record) => !isSettled(record));
  if (open.length > 0) {
    const which = selection === null ? `required clause of level ${level}` : 'selected clause';
    const whichMany = selection === null ? `required clauses of level ${level}` : 'selected clauses';
    const shown = open.map(({ id, outcome }) => `${id} (${outcome})`);
    reasons.push(`${count(open.length, which, whichMany)} did not pass: ${listed(shown)}`);
  }
  return reasons;
}

/** Returns the records that must pass: required clauses of the level, or required clauses of the selection at any level. */
function neededOf(records: readonly JudgedRecord[], { level, selection, shard = null }: Extent): JudgedRecord[] {
  const attempted = records.filter(({ id }) => shard === null || shard.ids.includes(id));
  if (selection === null) return attempted.filter((record) => isNeeded(record, level));
  return attempted.filter(({ id, kind }) => kind === 'required' && selection.ids.includes(id));
}

/**
 * Whether the attempted clauses passed: at least one passed, and every required one passed or is not applicable. Decides the exit
 * status of a run with `--clause` or `--shard`.
 */
export function attemptedPassed(records: readonly JudgedRecord[], extent: Extent): boolean {
  const ids = extent.shard?.ids ?? extent.selection?.ids ?? null;
  const attempted = records.filter(({ id }) => ids === null || ids.includes(id));
  return attempted.some(({ outcome }) => outcome === 'pass') && neededOf(records, extent).every(isSettled);
}

function names(records: readonly JudgedRecord[]): string {
  return listed(records.map(({ id }) => id));
}
