/** `--shard I/N`: a run split by clause, in the same way on every machine. */
import { readFileSync } from 'node:fs';
import type { Shard } from '../../reports/verdict/verdict.ts';
import { specsFile } from '../../specs/utils/packageFiles.ts';
import { BURST_CLAUSE } from '../../suites/fixtures/provoking/burst.ts';
import { UsageError } from '../process/errors.ts';

export interface ShardContext {
  /** The clauses that the whole run attempts, in the contract's order. */
  ids: readonly string[];
  burst: number | null;
  /** No target was named. */
  embedded: boolean;
}

/**
 * The shard that `--shard` names, or null.
 * @throws UsageError where it names none, or where its clauses could not be merged with those of the others
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
 * The clauses of each shard. The costliest goes first, each to the shard that has the least to do. With a burst, its clause is the
 * whole of the last shard, to be run when the others have ended: they would meet the 429 that it provokes.
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
  const costs = clauseCosts();
  const usual = Math.ceil(Object.values(costs).reduce((sum, cost) => sum + cost, 0) / Object.keys(costs).length);
  const costOf = (id: string) => Math.max(1, costs[id] ?? usual);
  const shards = Array.from({ length: of }, () => ({ load: 0, ids: new Set<string>() }));
  // sort is stable: equal costs stay in the contract's order
  for (const id of [...ids].sort((a, b) => costOf(b) - costOf(a))) {
    const [least] = [...shards].sort((a, b) => a.load - b.load);
    if (least === undefined) break;
    least.load += costOf(id);
    least.ids.add(id);
  }
  return shards.map((shard) => ids.filter((id) => shard.ids.has(id)));
}

/** Requests that each clause sends to the embedded reference in 25 runs; one that is not listed is taken to be like most. */
export function clauseCosts(): Record<string, number> {
  return JSON.parse(readFileSync(specsFile('clause-costs.json'), 'utf8')) as Record<string, number>;
}
