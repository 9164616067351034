/** `--shard I/N`: splits a run by clause, in the same way on every machine. */
import type { Shard } from '../../reports/verdict/verdict.ts';
import { byCost, clauseCost } from '../../specs/contract/costs.ts';
import { UsageError } from '../process/errors.ts';

/** The clause that sends the burst. A burst disturbs every other client of the target. */
const BURST_CLAUSE = 'get.429';

export interface ShardContext {
  /** The clauses that the whole run attempts, in the contract's order. */
  ids: readonly string[];
  burst: number | null;
  /** The target is the embedded reference, because no base URL was given. */
  embedded: boolean;
}

/**
 * Returns the shard that `--shard` selects, or null without `--shard`.
 * @throws UsageError if the option is invalid, or if the shards of the run could not be merged
 */
export function resolveShard(
  { shard, seed }: { shard?: string; seed?: string },
  { ids, burst, embedded }: ShardContext,
): Shard | null {
  if (shard === undefined) return null;
  const [, first, last] = /^(\d{1,4})\/(\d{1,4})$/.exec(shard) ?? [];
  const [index, of] = [Number(first), Number(last)];
  if (!(index >= 1 && index <= of)) {
    throw new UsageError(`--shard wants I/N with I from 1 to N, such as 1/3, not ${JSON.stringify(shard)}`);
  }
  if (seed === undefined) throw new UsageError('--shard wants --seed: the same one on every shard makes them one run');
  if (embedded) throw new UsageError('--shard splits a run on one target: name it with --base-url');
  if (of > ids.length) {
    throw new UsageError(`--shard: ${ids.length} clauses cannot be split into ${of} shards`);
  }
  return { index, of, ids: splitClauses(ids, of, burst)[index - 1] ?? [] };
}

/**
 * Returns the clauses of each shard. Assigns the most expensive clause first, each clause to the shard with the lowest cost. With a
 * burst, the last shard contains only the clause of the burst. Run this shard after the others: the burst provokes 429 for them too.
 */
export function splitClauses(ids: readonly string[], of: number, burst: number | null): string[][] {
  const apart = burst !== null && of > 1 && ids.includes(BURST_CLAUSE);
  if (apart) {
    const others = ids.filter((id) => id !== BURST_CLAUSE);
    return [...splitByCost(others, of - 1), [BURST_CLAUSE]];
  }
  return splitByCost(ids, of);
}

function splitByCost(ids: readonly string[], of: number): string[][] {
  const shards = Array.from({ length: of }, () => ({ load: 0, ids: new Set<string>() }));
  for (const { id } of byCost(ids.map((each) => ({ id: each })))) {
    const [least] = [...shards].sort((a, b) => a.load - b.load);
    if (least === undefined) break;
    least.load += clauseCost(id);
    least.ids.add(id);
  }
  return shards.map((shard) => ids.filter((id) => shard.ids.has(id)));
}
