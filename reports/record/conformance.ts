/** `conformance.json`: the run's facts and records, judged, validated and written whole or not at all. */
import type { Clause, ClauseRecord, Configuration, Conformance } from '../../specs/model.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { assess, type VerdictOptions } from '../verdict/verdict.ts';

/** What a run knows beside its records. */
export interface RunFacts extends VerdictOptions {
  suite: Conformance['suite'];
  target: Conformance['target'];
  profile: Conformance['profile'];
  seed: number;
  runs: number;
  startedAt: Date;
  /** Milliseconds. */
  durationMs: number;
  configuration?: Configuration;
  /** Of how many shards the run was merged. */
  mergedFrom?: number;
  /** Every clause of the contract, in the order in which they are told. */
  clauses: readonly Pick<Clause, 'id' | 'kind' | 'level'>[];
}

/** The conformance of a run: one entry for every clause of the contract, those without a record included. */
export function buildConformance(records: readonly ClauseRecord[], facts: RunFacts): Conformance {
  const complete = completeRecords(records, facts);
  const { verdict, reason, totals, attained } = assess(complete, facts);
  return {
    schema: 'proofmark/conformance@1',
    verdict,
    level: facts.level,
    reason,
    attained,
    suite: facts.suite,
    target: facts.target,
    profile: facts.profile,
    seed: facts.seed,
    runs: facts.runs,
    ...extentOf(facts),
    startedAt: facts.startedAt.toISOString(),
    durationMs: Math.round(facts.durationMs),
    requests: complete.reduce((sum, { requests }) => sum + requests, 0),
    totals,
    clauses: complete.map(({ exchanges: _, ...clause }) => clause),
  };
}

/** What tells a part of a run from a whole one, and one configuration from another. */
function extentOf({ configuration, selection, shard = null, mergedFrom, interrupted }: RunFacts): Partial<Conformance> {
  return {
    ...(configuration === undefined ? {} : { configuration }),
    ...(selection === null ? {} : { selection: { patterns: [...selection.patterns], clauses: [...selection.ids] } }),
    ...(shard === null ? {} : { shard: { index: shard.index, of: shard.of, clauses: [...shard.ids] } }),
    ...(mergedFrom === undefined ? {} : { mergedFrom }),
    ...(interrupted ? { interrupted } : {}),
  };
}

/**
 * The records in the contract's order, with one for each clause that brought none: what was not selected or not reached is
 * `not-exercised`; a clause that was to be attempted and vanished in an uninterrupted run is an `error` of ours.
 */
function completeRecords(records: readonly ClauseRecord[], facts: RunFacts): ClauseRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return facts.clauses.map((clause) => byId.get(clause.id) ?? missingRecord(clause, facts));
}

function missingRecord(clause: RunFacts['clauses'][number], { selection, shard, interrupted }: RunFacts): ClauseRecord {
  const absence =
    selection !== null && !selection.ids.includes(clause.id)
      ? { outcome: 'not-exercised' as const, reason: 'not selected by --clause' }
      : shard?.ids.includes(clause.id) === false
        ? { outcome: 'not-exercised' as const, reason: 'left to the other shards' }
        : interrupted
          ? { outcome: 'not-exercised' as const, reason: 'the run was interrupted before it' }
          : { outcome: 'error' as const, reason: 'the suite brought no record of it' };
  const { id, kind, level } = clause;
  return {
    id,
    kind,
    level,
    ...absence,
    evidence: [],
    requests: 0,
    durationMs: 0,
    findings: [],
    cases: [],
    exchanges: [],
  };
}

/**
 * The text of `conformance.json`.
 * @throws Error naming the first contradictions, when the value is not as `specs/schemas/conformance.schema.json` says.
 */
export function serializeConformance(conformance: Conformance): string {
  const validate = validatorFor('conformance');
  if (!validate(conformance)) {
    const errors = describeErrors(validate).slice(0, 3);
    throw new Error(`conformance.json would not be as its schema says: ${errors.join('; ')}`);
  }
  return `${JSON.stringify(conformance, null, 2)}\n`;
}
