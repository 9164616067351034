/** Runs suite files with vitest and returns one record per clause, even for tests that crash. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel } from 'node:worker_threads';
import { redactorFor } from '../../../client/redaction/redactor.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { writeMissingResults } from '../../../reports/allure/missingResults.ts';
import { ProofmarkAllureReporter } from '../../../reports/allure/reporter.ts';
import type { Vet } from '../../../reports/allure/vettedWriter.ts';
import { loadClauses, resolveKinds } from '../../../specs/contract/clauses.ts';
import type { Clause, ClauseRecord } from '../../../specs/model.ts';
import { type READY, STOP } from '../../../suites/engine/sharedRun.ts';
import { REPORT_FILES } from '../../report/reportFolder.ts';
import { type OnUnwritten, unlessUnwritten } from '../../report/unwritten.ts';
import { RecordCollector } from './recordCollector.ts';
import { runVitest } from './startVitest.ts';

export interface ExecuteOptions {
  /** Folder for Allure's result files, or null for none. */
  allureResultsDir: string | null;
  /** Shown in the Allure report; contains no secrets. */
  environment?: Record<string, string>;
  /** Called before each of Allure's files is written. By default every file may be written. */
  mayWrite?: Vet;
  /** Called if the system does not write Allure's files, such as on a full disk. By default that is an error. */
  onUnwritten?: OnUnwritten;
  /** Called once per clause, as soon as its record is known. */
  onRecord?(record: ClauseRecord): void;
  /** Called with the redacted message of an error outside of any clause, which is a bug in proofmark. */
  onError?(message: string): void;
  /** Called with the number of requests when the run has ended. */
  onRequests?(requests: number): void;
  /** Ends the run early. Clauses without a record are then `not-exercised`. */
  signal?: AbortSignal;
}

/** Suite files, and the clauses that they test. */
export interface Suites {
  /** The folder of the suite files, as an absolute path. */
  root: string;
  /** Globs relative to `root`. */
  include: string[];
  clauses: Clause[];
}

/**
 * Returns one record per clause, in their order. Prints nothing, and keeps the exit code and the listeners of the process.
 * @throws only if vitest cannot start
 */
export async function runSuites(
  suites: Suites,
  settings: RunSettings,
  options: ExecuteOptions,
): Promise<ClauseRecord[]> {
  const { allureResultsDir: resultsDir, environment = {}, signal, onRecord, mayWrite = () => true } = options;
  const collector = new RecordCollector({
    clauses: resolveKinds(suites.clauses, settings.profile),
    redact: redactorFor(settings),
    ...(onRecord === undefined ? {} : { onRecord }),
    ...(signal === undefined ? {} : { signal }),
  });
  const allure =
    resultsDir === null
      ? null
      : new ProofmarkAllureReporter({ resultsDir, environment, recordOf: collector.ofTask, vet: mayWrite });
  const channel = new BroadcastChannel(`proofmark-${randomUUID()}`);
  const stop = () => channel.postMessage(STOP);
  channel.onmessage = (event) => {
    const { data } = event as { data: ClauseRecord | { requests: number } | typeof READY };
    if (typeof data === 'object') {
      if ('id' in data) collector.add(data);
      else options.onRequests?.(data.requests);
    }
    // send STOP again: the worker is ready only now and has missed an earlier STOP
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
  const attempt = (write: () => void) => unlessUnwritten(REPORT_FILES.allureResults, write, options.onUnwritten);
  await attempt(() => allure?.write());
  const records = collector.all();
  if (resultsDir !== null) {
    const missing = records.filter(({ id }) => allure?.written.has(id) !== true);
    await attempt(() => writeMissingResults(resultsDir, missing, mayWrite));
  }
  for (const error of collector.errors) options.onError?.(error);
  return records;
}

/** Runs the contract's suite files for `settings.clauses`; returns the records in the contract's order. */
export function executeSuites(settings: RunSettings, options: ExecuteOptions): Promise<ClauseRecord[]> {
  const clauses = loadClauses(settings.revision).filter(({ id }) => settings.clauses.includes(id));
  // sources in a checkout, compiled files in the package
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const areas = [...new Set(clauses.map(({ area }) => area))];
  const root = fileURLToPath(new URL('../../../suites/areas', import.meta.url));
  return runSuites({ root, include: areas.map((area) => `${area}.suite.${extension}`), clauses }, settings, options);
}
