import { EXIT } from './exitCodes.ts';

export interface Interruption {
  signal: AbortSignal;
  /** Removes the signal handlers. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Handles SIGINT, SIGTERM and SIGHUP: the first aborts the run, which still cleans up and writes its report. A further SIGINT or
 * SIGTERM ends the process. A further SIGHUP does not, because a closed terminal may send several.
 */
export function listenForInterruption(onFirst: () => void): Interruption {
  const controller = new AbortController();
  const interrupt = (signal: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      controller.abort();
      onFirst();
    } else if (signal !== 'SIGHUP') process.exit(EXIT.interrupted);
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return {
    signal: controller.signal,
    release() {
      for (const name of SIGNALS) process.off(name, interrupt);
    },
  };
}
