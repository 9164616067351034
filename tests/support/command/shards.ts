/** Runs shards concurrently on one target, each with its own session, as on separate machines. */
import { resolveShard } from '../../../cli/settings/shard.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { buildConformance } from '../../../reports/record/conformance.ts';
import type { ShardReport } from '../../../reports/record/merge.ts';
import type { Extent, Shard } from '../../../reports/verdict/verdict.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../../specs/model.ts';
import { facts } from '../reports/records.ts';
import { recordsOf, settingsFor } from './inProcess.ts';

/** The conformance record of an in-process run. */
export function conformanceFrom(
  records: ClauseRecord[],
  { baseUrl, level, seed, runs, profile }: RunSettings,
  extent: Partial<Extent> = {},
): Conformance {
  const target = { baseUrl, resources: Object.keys(profile.resources) };
  return buildConformance(records, facts({ level, seed, runs, target, clauses: loadClauses(), ...extent }));
}

/** The shard that the command would run. */
export function shardOf(index: number, of: number, ids: readonly string[] = loadClauses().map(({ id }) => id)): Shard {
  const shard = resolveShard({ shard: `${index}/${of}`, seed: '1' }, { ids, burst: null, embedded: false });
  if (shard === null) throw new Error('no shard');
  return shard;
}

/** Splits the clauses of `changes`, by default all clauses. */
export async function runShards(baseUrl: string, of: number, changes: Partial<RunSettings>): Promise<ShardReport[]> {
  const all = changes.clauses ?? loadClauses().map(({ id }) => id);
  return Promise.all(
    Array.from({ length: of }, async (_, at) => {
      const shard = shardOf(at + 1, of, changes.clauses);
      const selection = changes.clauses === undefined ? null : { patterns: ['*'], ids: changes.clauses };
      const settings = settingsFor(baseUrl, {
        ...changes,
        clauses: [...shard.ids],
        shard: { index: shard.index, of, others: all.filter((id) => !shard.ids.includes(id)) },
        marker: `0000000${at}`,
      });
      const records = await recordsOf(settings);
      const exchanges = new Map(records.map((record) => [record.id, record.exchanges]));
      return {
        name: `shard ${at + 1}`,
        conformance: conformanceFrom(records, settings, { shard, selection }),
        exchanges,
      };
    }),
  );
}
