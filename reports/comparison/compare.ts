/** Compares two runs clause by clause. */
import type { Conformance, Outcome } from '../../specs/model.ts';

export const CHANGES = ['newly-failing', 'newly-unexercised', 'fixed', 'newly-exercised', 'other'] as const;
export type Change = (typeof CHANGES)[number];

export interface Difference {
  clause: string;
  kind: Conformance['clauses'][number]['kind'];
  change: Change;
  /** Null if the run does not know the clause. */
  before: Outcome | null;
  after: Outcome | null;
  /** The reason in the second run, or null. */
  reason: string | null;
}

export interface Comparison {
  schema: 'proofmark/comparison@1';
  before: Side;
  after: Side;
  /** Differences that limit the comparison, such as another profile. */
  notes: string[];
  /** Regressions come first. */
  differences: Difference[];
  /** Whether no required clause newly fails, and no exercised clause is now unexercised. */
  passed: boolean;
}

export type Side = Pick<Conformance, 'verdict' | 'level' | 'seed' | 'startedAt'> & { baseUrl: string; profile: string };

const FAILS: readonly Outcome[] = ['fail', 'warn'];
const SETTLED: readonly Outcome[] = ['pass', 'fail', 'warn'];

/** Compares the outcomes of `after` with those of `before`, the earlier run or the reference. */
export function compareRuns(before: Conformance, after: Conformance): Comparison {
  const ids = [...new Set([...before.clauses, ...after.clauses].map(({ id }) => id))];
  const differences = ids
    .flatMap((id) => differenceOf(id, entryOf(before, id), entryOf(after, id)))
    .sort((a, b) => CHANGES.indexOf(a.change) - CHANGES.indexOf(b.change));
  return {
    schema: 'proofmark/comparison@1',
    before: sideOf(before),
    after: sideOf(after),
    notes: notesOf(before, after),
    differences,
    passed: !differences.some(isWorse),
  };
}

/** Whether the difference is a regression. */
export function isWorse({ change, kind }: Difference): boolean {
  return change === 'newly-unexercised' || (change === 'newly-failing' && kind === 'required');
}

type Entry = Conformance['clauses'][number];

function entryOf({ clauses }: Conformance, id: string): Entry | undefined {
  return clauses.find((entry) => entry.id === id);
}

function differenceOf(id: string, before: Entry | undefined, after: Entry | undefined): Difference[] {
  const outcomes = { before: before?.outcome ?? null, after: after?.outcome ?? null };
  if (outcomes.before === outcomes.after) return [];
  const { kind } = after ?? before ?? { kind: 'check' as const };
  return [{ clause: id, kind, change: changeOf(outcomes), ...outcomes, reason: after?.reason ?? null }];
}

function changeOf({ before, after }: Pick<Difference, 'before' | 'after'>): Change {
  const failed = before !== null && FAILS.includes(before);
  const fails = after !== null && FAILS.includes(after);
  if (fails) return failed ? 'other' : 'newly-failing';
  const wasSettled = before !== null && SETTLED.includes(before);
  const isSettled = after !== null && SETTLED.includes(after);
  if (wasSettled && !isSettled) return 'newly-unexercised';
  if (failed) return 'fixed';
  return !wasSettled && isSettled ? 'newly-exercised' : 'other';
}

function sideOf({ verdict, level, seed, startedAt, target, profile }: Conformance): Side {
  return { verdict, level, seed, startedAt, baseUrl: target.baseUrl, profile: profile.name };
}

function notesOf(before: Conformance, after: Conformance): string[] {
  const differ: [what: string, one: string, other: string][] = [
    ['level', before.level, after.level],
    ['profile', before.profile.digest, after.profile.digest],
    ['clause set', before.suite.clauses, after.suite.clauses],
    ['resources', before.target.resources.join(', '), after.target.resources.join(', ')],
  ];
  const notes = differ
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => `the runs differ in ${what}: ${one} and ${other}`);
  const partial = [before, after].filter((run) => run.selection ?? run.shard);
  return partial.length === 0 ? notes : [...notes, 'a run attempted only part of the clauses'];
}
