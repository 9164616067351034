/** Seeds: one run's seed gives every clause a seed of its own, so that a clause alone replays as it ran among the others. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';

/**
 * The seed of one clause: an unsigned 32-bit integer, the same for the same run seed and clause on any machine. Does not
 * depend on which other clauses run, nor on their order.
 */
export function clauseSeed(runSeed: number, clauseId: string): number {
  return createHash('sha256').update(`${runSeed}:${clauseId}`).digest().readUInt32BE(0);
}

/** The first `n` values that `seed` draws from an arbitrary, for tables that need values rather than a property. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number, n: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns: n });
}

/** One value, as `sample` would draw it first. */
export function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  for (const value of sample(arbitrary, seed, 1)) return value;
  throw new RangeError('an arbitrary gave no value');
}
