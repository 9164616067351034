/** Two runs beside each other: what got worse, what got better, what is looked at no longer. */
import type { Conformance, Outcome } from '../../specs/model.ts';

export const CHANGES = ['newly-failing', 'newly-unexercised', 'fixed', 'newly-exercised', 'other'] as const;
export type Change = (typeof CHANGES)[number];

export interface Difference {
  clause: string;
  kind: Conformance['clauses'][number]['kind'];
  change: Change;
  /** Null where the run does not know the clause. */
  before: Outcome | null;
  after: Outcome | null;
  /** Why it is as it is in the second run, or null. */
  reason: string | null;
}

export interface Comparison {
  schema: 'proofmark/comparison@1';
  before: Side;
  after: Side;
  /** What makes the two runs less than comparable: another profile, say. One sentence each. */
  notes: string[];
  /** Worse first. */
  differences: Difference[];
  /** Whether nothing got worse: no required clause newly fails, and none that passed is unexercised. */
  passed: boolean;
}

export type Side = Pick<Conformance, 'verdict' | 'level' | 'seed' | 'startedAt'> & { baseUrl: string; profile: string };

const FAILS: readonly Outcome[] = ['fail', 'warn'];
const SETTLED: readonly Outcome[] = ['pass', 'fail', 'warn'];

/** Compares outcome by outcome, the first run being the earlier one, or the one that the second is measured by. */
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

/** What a gate on the comparison stops. */
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
    .map(([what, one, other]) => `not of the same ${what}: ${one} and ${other}`);
  const partial = [before, after].filter((run) => run.selection ?? run.shard);
  return partial.length === 0 ? notes : [...notes, 'one of the runs attempted only some of the clauses'];
}
