/** The report that recordings give: the records of the replay, merged if there are several recordings. */
import { buildConformance, type RunFacts } from '../../../reports/record/conformance.ts';
import { mergeShards } from '../../../reports/record/merge.ts';
import { loadClauses, resolveKinds, waivedBy } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../../specs/model.ts';
import type { Replayed } from './replayRun.ts';

/** The facts that no exchange shows. */
export type StatedFacts = Omit<RunFacts, 'shard' | 'waived' | 'clauses'>;

/** Judges by the revision in `facts.suite`, or by the current clauses. */
export function reportFrom(
  parts: readonly Replayed[],
  facts: StatedFacts,
): { conformance: Conformance; records: ClauseRecord[] } {
  const all = loadClauses(facts.suite.revision);
  const profile = parts[0]?.header.profile ?? { clauses: {} };
  const clauses = resolveKinds(all, profile);
  const common = { ...facts, waived: waivedBy(all, profile), clauses };
  const reports = parts.map(({ header, records: replayed }) => {
    const byId = new Map(replayed.map((record) => [record.id, record]));
    const records = clauses.flatMap(({ id, kind }) => {
      const record = byId.get(id);
      return record === undefined ? [] : [{ ...record, kind }];
    });
    const { shard: part } = header;
    const shard = part === undefined ? null : { index: part.index, of: part.of, ids: header.clauses };
    return { conformance: buildConformance(records, { ...common, shard }), records };
  });
  const [first] = reports;
  if (first === undefined) throw new Error('there is no recording');
  if (facts.mergedFrom === undefined) return first;
  const shards = reports.map(({ conformance, records }, at) => ({
    name: `recording ${at + 1}`,
    conformance,
    exchanges: new Map(records.map(({ id, exchanges }) => [id, exchanges])),
  }));
  return mergeShards(shards, facts.recordings);
}
