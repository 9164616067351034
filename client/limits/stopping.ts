/** What an interruption changes: answers under way are waited for no longer than a moment, and so are those to clean-ups. */
import { TransportFailure } from '../failures.ts';
import type { RunSettings } from '../settings.ts';

/** Milliseconds. */
const GRACE = 1000;

export interface Stopping {
  begin(): void;
  /** The settings under which to send now. */
  apply(settings: RunSettings): RunSettings;
  /** The answer, or a TransportFailure where it is still out when the grace is over. */
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
