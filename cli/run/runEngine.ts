/** Runs clauses without vitest: for `certify()` and for runs without an Allure report. */
import { once } from 'node:events';
import { redactorFor } from '../../client/redaction/redactor.ts';
import type { RunSettings } from '../../client/settings.ts';
import { loadClauses, resolveKinds } from '../../specs/load.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { ENGINE } from '../../suites/engine/contractEngine.ts';
import { emptyRecord, INTERRUPTED, openRun } from '../../suites/engine/sharedRun.ts';
import type { ExecuteOptions } from './vitest/runSuites.ts';

/**
 * Runs `settings.clauses` and returns one record per clause. After `signal` aborts, unfinished clauses are `not-exercised`.
 * @throws the first error that `onRecord` threw, after the run has ended
 */
export async function runEngine(
  settings: RunSettings,
  signal: AbortSignal,
  { onRecord, onRequests }: Pick<ExecuteOptions, 'onRecord' | 'onRequests'> = {},
): Promise<ClauseRecord[]> {
  const finished = new Map<string, ClauseRecord>();
  const thrown: unknown[] = [];
  const run = openRun(settings, ENGINE, (record) => {
    if (signal.aborted) return;
    finished.set(record.id, record);
    try {
      onRecord?.(record);
    } catch (error) {
      thrown.push(error);
    }
  });
  if (!signal.aborted) {
    const done = new AbortController();
    run.startAll();
    const all = Promise.all(run.clauses.map(({ id }) => run.record(id)));
    // `done` removes the abort listener when the run ends first
    await Promise.race([all, once(signal, 'abort', { signal: done.signal }).catch(() => undefined)]);
    done.abort();
  }
  if (signal.aborted) run.stop();
  onRequests?.(await run.close());
  if (thrown.length > 0) throw thrown[0];
  return run.clauses.map((clause) => finished.get(clause.id) ?? emptyRecord(clause, 'not-exercised', INTERRUPTED));
}

/**
 * Like `runEngine`, with the records in the contract's order. Uncaught errors go to `onError` instead of ending the process.
 * `runSuites` does the same with vitest and Allure, and starts about a second later.
 */
export async function executeEngine(settings: RunSettings, options: ExecuteOptions): Promise<ClauseRecord[]> {
  const { signal = new AbortController().signal, onError } = options;
  const uncaught = (error: unknown) =>
    onError?.(redactorFor(settings)(error instanceof Error ? error.message : String(error)));
  process.on('unhandledRejection', uncaught);
  try {
    const records = new Map((await runEngine(settings, signal, options)).map((record) => [record.id, record]));
    const clauses = loadClauses(settings.revision).filter(({ id }) => records.has(id));
    return resolveKinds(clauses, settings.profile).flatMap(({ id, kind }) => {
      const record = records.get(id);
      return record === undefined ? [] : [{ ...record, kind }];
    });
  } finally {
    process.off('unhandledRejection', uncaught);
  }
}
