/** Merges the shards of one run, and reports why shards cannot be merged. */
import type {
  ClauseRecord,
  Conformance,
  ElsewhereFinding,
  Finding,
  RecordedExchange,
  RecordingFile,
} from '../../specs/model.ts';
import { canonicalJson } from '../../specs/utils/digest.ts';
import { count, listed } from '../text/phrases.ts';
import { buildConformance } from './conformance.ts';

/** The report of one shard. */
export interface ShardReport {
  /** The folder, as given on the command line. */
  name: string;
  conformance: Conformance;
  /** Exchanges by clause id. */
  exchanges: ReadonlyMap<string, RecordedExchange[]>;
}

/** The facts that all shards of one run share. */
const COMMON: [what: string, of: (conformance: Conformance) => unknown][] = [
  ['suite version', ({ suite }) => suite.version],
  ['clause set', ({ suite }) => suite.clauses],
  ['suite', ({ suite }) => suite.code ?? null],
  ['target', ({ target }) => target.baseUrl],
  ['setting of --insecure', ({ target }) => target.insecure ?? false],
  ['selection of resources', ({ target }) => target.resources],
  ['profile', ({ profile }) => profile.name],
  ['profile content', ({ profile }) => profile.digest],
  ['level', ({ level }) => level],
  ['seed', ({ seed }) => seed],
  ['number of runs', ({ runs }) => runs],
  ['configuration', ({ configuration }) => configuration ?? null],
  ['selection of clauses', ({ selection }) => selection?.patterns ?? null],
  ['number of shards', ({ shard }) => shard?.of],
];

/** Returns why the shards cannot be merged, one line each; empty if they can. */
export function mergeProblems(shards: readonly ShardReport[]): string[] {
  const whole = shards.filter(({ conformance }) => conformance.shard === undefined);
  if (whole.length > 0) return whole.map(({ name }) => `${quoted(name)} is not a shard: it is a complete run`);
  const [first, ...others] = shards;
  if (first === undefined) return ['there are no shards to merge'];
  const mixed = others.flatMap((other) => COMMON.flatMap((common) => differenceIn(common, first, other)));
  return mixed.length > 0 ? mixed : gaps(shards, first.conformance);
}

function differenceIn([what, of]: (typeof COMMON)[number], first: ShardReport, other: ShardReport): string[] {
  const [one, another] = [canonicalJson(of(first.conformance)), canonicalJson(of(other.conformance))];
  if (one === another) return [];
  return [`${quoted(other.name)} differs from ${quoted(first.name)} in its ${what}: ${another}, not ${one}`];
}

/** Finds missing and repeated shards, and clauses that no shard or several shards attempted. */
function gaps(shards: readonly ShardReport[], { shard, selection, clauses }: Conformance): string[] {
  const of = shard?.of ?? 0;
  const parts = Array.from({ length: of }, (_, at) => at + 1).flatMap((index) => {
    const given = shards.filter(({ conformance }) => conformance.shard?.index === index);
    if (given.length === 0) return [`shard ${index}/${of} is missing`];
    if (given.length === 1) return [];
    return [
      `shard ${index}/${of} is given ${count(given.length, 'time')}: ${given.map(({ name }) => quoted(name)).join(', ')}`,
    ];
  });
  if (parts.length > 0) return parts;
  const wanted = selection?.clauses ?? clauses.map(({ id }) => id);
  const held = shards.flatMap(({ conformance }) => conformance.shard?.clauses ?? []);
  const none = wanted.filter((id) => !held.includes(id));
  const several = [...new Set(held.filter((id, at) => held.indexOf(id) !== at))];
  const foreign = held.filter((id) => !wanted.includes(id));
  return [
    ...(none.length > 0 ? [`no shard attempted ${listed(none)}`] : []),
    ...(several.length > 0 ? [`several shards attempted ${listed(several)}`] : []),
    ...(foreign.length > 0 ? [`a shard attempted clauses outside this run: ${listed(foreign)}`] : []),
  ];
}

/** Merges shards without `mergeProblems` into one run. Computes the verdict again from the records. */
export function mergeShards(
  shards: readonly ShardReport[],
  recordings: readonly RecordingFile[] = [],
): { conformance: Conformance; records: ClauseRecord[] } {
  const [first] = shards;
  if (first === undefined) throw new Error('there are no shards to merge');
  const {
    level,
    suite,
    target,
    profile,
    seed,
    runs,
    configuration,
    selection,
    clauses,
    waived = [],
  } = first.conformance;
  const records = clauses.map(({ id }) => recordOf(id, shards, first));
  const starts = shards.map(({ conformance }) => Date.parse(conformance.startedAt));
  const ends = shards.map(({ conformance }, at) => (starts[at] ?? 0) + conformance.durationMs);
  const conformance = buildConformance(records, {
    level,
    selection: selection === undefined ? null : { patterns: selection.patterns, ids: selection.clauses },
    waived,
    recordings,
    interrupted: shards.some((shard) => shard.conformance.interrupted === true),
    suite,
    target,
    profile,
    seed,
    runs,
    ...(configuration === undefined ? {} : { configuration }),
    mergedFrom: shards.length,
    startedAt: new Date(Math.min(...starts)),
    durationMs: Math.max(...ends) - Math.min(...starts),
    requests: shards.reduce((sum, shard) => sum + shard.conformance.requests, 0),
    clauses,
  });
  return { conformance, records };
}

/** Returns the record of the shard that attempted the clause. A clause that no shard attempts has the same record in all. */
function recordOf(id: string, shards: readonly ShardReport[], first: ShardReport): ClauseRecord {
  const owner = shards.find(({ conformance }) => conformance.shard?.clauses.includes(id)) ?? first;
  const record = owner.conformance.clauses.find((clause) => clause.id === id);
  if (record === undefined) throw new Error(`${owner.name} has no record of ${id}`);
  const found = shards.flatMap(({ conformance }) => conformance.shard?.findings ?? []);
  return {
    ...withFindings(
      record,
      found.filter(({ clause }) => clause === id),
    ),
    exchanges: owner.exchanges.get(id) ?? [],
  };
}

type Judged = Conformance['clauses'][number];

/** Adds the contradictions that other shards met. Equal ones count once. */
function withFindings(record: Judged, found: readonly ElsewhereFinding[]): Judged {
  const known = new Set(record.findings.map(identityOf));
  const added = found.filter(({ finding }) => !known.has(identityOf(finding)) && known.add(identityOf(finding)));
  const [first] = added;
  if (first === undefined) return record;
  const { outcome } = record;
  const failed = record.kind === 'required' ? 'fail' : 'warn';
  const isFailed = outcome === 'fail' || outcome === 'warn' || outcome === 'error';
  return {
    ...record,
    outcome: isFailed ? outcome : failed,
    reason: isFailed ? record.reason : first.finding.message,
    evidence: [...new Set([...record.evidence, ...added.map(({ evidence }) => evidence)])].sort(),
    findings: [...record.findings, ...added.map(({ finding }) => finding)],
    cases: [
      ...record.cases,
      ...added.map(({ finding }) => ({
        name: 'every exchange of the run',
        outcome: 'fail' as const,
        reason: finding.message,
      })),
    ],
  };
}

/** Equal for contradictions that only differ in values, such as a sid or a number. */
function identityOf({ message, expected, actual }: Finding): string {
  return [message, expected, actual].join('\n').replaceAll(/"[^"]*"|\d+/g, '#');
}

const quoted = (name: string): string => JSON.stringify(name);
