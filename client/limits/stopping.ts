/** Shortens all waiting after an interruption: pending requests and clean-up requests get a short grace period. */
import { TransportFailure } from '../failures.ts';
import type { RunSettings } from '../settings.ts';

/** The grace period of a pending or clean-up request. Milliseconds. */
const GRACE = 1000;

export interface Stopping {
  begin(): void;
  /** The settings for the next request; after `begin`, their timeout is shorter. */
  apply(settings: RunSettings): RunSettings;
  /** Resolves to the answer. Rejects with a TransportFailure if no answer has arrived when the grace period ends. */
  race<T>(answer: Promise<T>): Promise<T>;
}

export function createStopping(): Stopping {
  let stopped = false;
  const waiting = new Set<(failure: TransportFailure) => void>();
  return {
    begin() {
      if (stopped) return;
      stopped = true;
      const early = [...waiting];
      setTimeout(() => {
        for (const reject of early) reject(new TransportFailure('timeout', 'interrupted'));
      }, GRACE);
    },
    apply: (settings) => (stopped ? { ...settings, timeoutMs: Math.min(settings.timeoutMs, GRACE) } : settings),
    race: (answer) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        answer.then(resolve, reject).finally(() => waiting.delete(reject));
      }),
  };
}
