/** What faults of simultaneous requests have in common. */
import { sleep } from './support.ts';

/** Milliseconds within which requests count as simultaneous. */
const WINDOW = 8;

/**
 * Gathers the values of those who come within a moment under the same key. Resolves to all of them, in order, where `least`
 * came together, and to null where fewer did.
 */
export function createCrowd<T>(least: number): (key: string, value: T) => Promise<T[] | null> {
  const waiting = new Map<string, T[]>();
  return async (key, value) => {
    const crowd = waiting.get(key) ?? [];
    waiting.set(key, crowd);
    crowd.push(value);
    await sleep(WINDOW);
    if (waiting.get(key) === crowd) waiting.delete(key);
    return crowd.length >= least ? crowd : null;
  };
}
