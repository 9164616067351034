/** Builds `conformance.json` from the facts and records of a run. */
import type {
  Clause,
  ClauseRecord,
  Configuration,
  Conformance,
  ElsewhereFinding,
  RecordingFile,
} from '../../specs/model.ts';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { assess, type VerdictOptions } from '../verdict/verdict.ts';

/** The facts of a run besides its records. */
export interface RunFacts extends VerdictOptions {
  suite: Conformance['suite'];
  target: Conformance['target'];
  profile: Conformance['profile'];
  seed: number;
  runs: number;
  startedAt: Date;
  /** Milliseconds. */
  durationMs: number;
  /** All requests, those of shared fixtures and of the clean-up included. */
  requests: number;
  configuration?: Configuration;
  /** Empty if the run was not recorded to its end. */
  recordings?: readonly RecordingFile[];
  /** The number of shards, if the run was merged. */
  mergedFrom?: number;
  /** Every clause of the contract, in report order. */
  clauses: readonly Pick<Clause, 'id' | 'kind' | 'level'>[];
}

/** Returns the conformance of a run, with one entry for every clause of the contract. */
export function buildConformance(records: readonly ClauseRecord[], facts: RunFacts): Conformance {
  const complete = completeRecords(records, facts);
  const { verdict, reason, totals, attained } = assess(complete, facts);
  const conformance: Conformance = {
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
    ...extentOf(
      facts,
      complete.flatMap(({ elsewhere = [] }) => elsewhere),
    ),
    startedAt: facts.startedAt.toISOString(),
    durationMs: Math.round(facts.durationMs),
    requests: facts.requests,
    totals,
    ...(facts.recordings === undefined || facts.recordings.length === 0 ? {} : { recordings: [...facts.recordings] }),
    waived: [...facts.waived],
    clauses: complete.map(({ exchanges: _, elsewhere: __, ...clause }) => clause),
  };
  const diagnosis = diagnose(conformance);
  if (diagnosis === undefined) return conformance;
  const { clauses, ...facing } = conformance;
  return { ...facing, diagnosis, clauses };
}

/** The members that describe the configuration, and how a partial run differs from a full one. */
function extentOf(
  { configuration, selection, shard = null, mergedFrom, interrupted }: RunFacts,
  findings: ElsewhereFinding[],
): Partial<Conformance> {
  const found = findings.length > 0 ? { findings } : {};
  return {
    ...(configuration === undefined ? {} : { configuration }),
    ...(selection === null ? {} : { selection: { patterns: [...selection.patterns], clauses: [...selection.ids] } }),
    ...(shard === null ? {} : { shard: { index: shard.index, of: shard.of, clauses: [...shard.ids], ...found } }),
    ...(mergedFrom === undefined ? {} : { mergedFrom }),
    ...(interrupted ? { interrupted } : {}),
  };
}

/**
 * Returns the records in contract order and adds one for each clause without a record. A clause that was not selected or not reached
 * is `not-exercised`. A clause that is missing from a finished run is an `error`, because the suite lost it.
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
        ? { outcome: 'not-exercised' as const, reason: 'assigned to another shard' }
        : interrupted
          ? { outcome: 'not-exercised' as const, reason: 'the run was interrupted first' }
          : { outcome: 'error' as const, reason: 'the suite returned no record of this clause' };
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
 * Returns the text of `conformance.json`.
 * @throws Error if the value does not match `specs/schemas/conformance.schema.json`
 */
export function serializeConformance(conformance: Conformance): string {
  const validate = validatorFor('conformance');
  if (!validate(conformance)) {
    const errors = describeErrors(validate).slice(0, 3);
    throw new Error(`conformance.json does not match its schema: ${errors.join('; ')}`);
  }
  return `${JSON.stringify(conformance, null, 2)}\n`;
}
