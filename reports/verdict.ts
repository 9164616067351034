/** The verdict: computed from our own records, never from what a report says about them. */
import {
  type ClauseRecord,
  type Conformance,
  type Level,
  OUTCOMES,
  type Totals,
  type Verdict,
} from '../specs/model.ts';
import { count, listed } from './text.ts';

export type JudgedRecord = Pick<ClauseRecord, 'id' | 'kind' | 'level' | 'outcome'>;

export interface Selection {
  patterns: readonly string[];
  ids: readonly string[];
}

export interface VerdictOptions {
  /** The level that was asked for. */
  level: Level;
  /** What `--clause` selects, when only a part of the clauses was to be attempted, or null. */
  selection: Selection | null;
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
 * nor is `not-applicable`, no pass at all, a selection or an interruption makes it `incomplete`; else it is `conformant`.
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
  const { level, selection, interrupted } = options;
  const reasons: string[] = [];
  if (interrupted) reasons.push('the run was interrupted');
  if (selection !== null) reasons.push(`only what --clause selects was attempted: ${listed(selection.patterns)}`);
  if (!records.some(({ outcome }) => outcome === 'pass')) reasons.push('no clause passed');
  const needed =
    selection === null
      ? records.filter((record) => isNeeded(record, level))
      : records.filter(({ id, kind }) => kind === 'required' && selection.ids.includes(id));
  const open = needed.filter((record) => !isSettled(record));
  if (open.length > 0) {
    const which = selection === null ? `required clause of level ${level}` : 'selected clause';
    const whichMany = selection === null ? `required clauses of level ${level}` : 'selected clauses';
    const shown = open.map(({ id, outcome }) => `${id} (${outcome})`);
    reasons.push(`${count(open.length, which, whichMany)} did not pass: ${listed(shown)}`);
  }
  return reasons;
}

/**
 * Whether the clauses that `--clause` selected passed, which alone decides the exit status then: at least one passed, and
 * none of the required ones came to anything but `pass` or `not-applicable`, whatever its level.
 */
export function selectionPassed(records: readonly JudgedRecord[], selection: Selection): boolean {
  const selected = records.filter(({ id }) => selection.ids.includes(id));
  const required = selected.filter(({ kind }) => kind === 'required');
  return selected.some(({ outcome }) => outcome === 'pass') && required.every(isSettled);
}

function names(records: readonly JudgedRecord[]): string {
  return listed(records.map(({ id }) => id));
}
