/** Runs suite files and gives back one record a clause, whatever became of its test. */
import { randomUUID } from 'node:crypto';
import { BroadcastChannel } from 'node:worker_threads';
import { redactorFor } from '../../client/redaction/secrets.ts';
import type { RunSettings } from '../../client/settings.ts';
import { writeMissingResults } from '../../reports/allure/missingResults.ts';
import { ProofmarkAllureReporter } from '../../reports/allure/reporter.ts';
import type { Vet } from '../../reports/allure/vettedWriter.ts';
import { resolveKinds } from '../../specs/contract/clauses.ts';
import type { Clause, ClauseRecord } from '../../specs/model.ts';
import { type READY, STOP } from '../../suites/engine/sharedRun.ts';
import { runVitest } from '../vitest/run.ts';
import { RecordCollector } from './recordCollector.ts';

export interface ExecuteOptions {
  /** Where Allure's result files go, or null for none. */
  allureResultsDir: string | null;
  /** Shown in the Allure report; no secrets. */
  environment?: Record<string, string>;
  /** Asked before each of Allure's files is written; by default all are. */
  vet?: Vet;
  /** Called once for each clause, as it becomes known. */
  onRecord?(record: ClauseRecord): void;
  /** Something went wrong outside of any clause: our own bug. Secrets are out. */
  onError?(message: string): void;
  /** Ends the run early; what has no record by then is `not-exercised`, `interrupted`. */
  signal?: AbortSignal;
}

/** Which suite files there are, and the clauses that their tests are for. */
export interface Suites {
  /** The folder; absolute. */
  root: string;
  /** Globs below it. */
  include: string[];
  clauses: Clause[];
}

/**
 * Resolves to one record for each of the clauses, in their order. Prints nothing, leaves the process's exit code and listeners
 * alone. Rejects only where vitest itself cannot start.
 */
export async function runSuites(
  suites: Suites,
  settings: RunSettings,
  options: ExecuteOptions,
): Promise<ClauseRecord[]> {
  const { allureResultsDir: resultsDir, environment = {}, signal, onRecord, vet = () => true } = options;
  const collector = new RecordCollector({
    clauses: resolveKinds(suites.clauses, settings.profile),
    redact: redactorFor(settings),
    ...(onRecord === undefined ? {} : { onRecord }),
    ...(signal === undefined ? {} : { signal }),
  });
  const allure =
    resultsDir === null
      ? null
      : new ProofmarkAllureReporter({ resultsDir, environment, recordOf: collector.ofTask, vet });
  const channel = new BroadcastChannel(`proofmark-${randomUUID()}`);
  const stop = () => channel.postMessage(STOP);
  channel.onmessage = (event) => {
    const { data } = event as { data: ClauseRecord | typeof READY };
    if (typeof data !== 'string') collector.add(data);
    // a signal that came before it was not heard
    else if (signal?.aborted === true) stop();
  };
  signal?.addEventListener('abort', stop);
  try {
    await runVitest({
      root: suites.root,
      include: suites.include,
      settings,
      channel: channel.name,
      reporters: allure === null ? [collector] : [collector, allure],
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    channel.close();
  }
  allure?.write();
  const records = collector.all();
  if (resultsDir !== null) {
    writeMissingResults(
      resultsDir,
      records.filter(({ id }) => allure?.written.has(id) !== true),
      vet,
    );
  }
  for (const error of collector.errors) options.onError?.(error);
  return records;
}
