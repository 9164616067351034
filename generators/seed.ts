/** Derives a seed for each clause from the run's seed, so that a clause replays alone exactly as within a run. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';

/**
 * The seed of one clause, an unsigned 32-bit integer. It depends only on the run's seed and the clause's id.
 */
export function clauseSeed(runSeed: number, clauseId: string): number {
  return createHash('sha256').update(`${runSeed}:${clauseId}`).digest().readUInt32BE(0);
}

/** The first `n` values that `seed` draws from an arbitrary, for tables that need values rather than a property. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number, n: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: n });
}

/** The first value that `seed` draws from an arbitrary. */
export function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  for (const value of sample(arbitrary, seed, 1)) return value;
  throw new RangeError('an arbitrary gave no value');
}
