/** Helper for faults that affect simultaneous requests. */
import { sleep } from './support.ts';

/** Milliseconds within which requests count as simultaneous. */
const WINDOW = 8;

/**
 * Gathers the values of requests with the same key that arrive within the window. Resolves to all of them, in order, when there are
 * at least `least`; otherwise to null.
 */
export function gatherSimultaneous<T>(least: number): (key: string, value: T) => Promise<T[] | null> {
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
