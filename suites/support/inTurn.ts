/** Judgements that follow one another on one resource, and what a failure among them is worth. */
import { Contradiction, Inconclusive } from './failures.ts';

/**
 * Judges in its turn. What fails there for its place in the sequence says nothing about what is judged: `alone`, on a resource of its
 * own, must fail too, and it is that failure which is thrown. Throws Inconclusive where it does not.
 */
export async function inTurn<T>(judge: () => Promise<T>, alone: () => Promise<unknown>): Promise<T> {
  try {
    return await judge();
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    await alone();
    throw new Inconclusive(`${error.message}: in its turn it does not, by itself it does`);
  }
}
