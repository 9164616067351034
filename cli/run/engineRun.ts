/** The clauses of a run, without vitest: for what stands in somebody else's test, and where no Allure report is wanted. */
import { once } from 'node:events';
import { redactorFor } from '../../client/redaction/redactor.ts';
import type { RunSettings } from '../../client/settings.ts';
import { loadClauses, resolveKinds } from '../../specs/load.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { ENGINE } from '../../suites/engine/contractEngine.ts';
import { emptyRecord, INTERRUPTED, openRun } from '../../suites/engine/sharedRun.ts';
import type { ExecuteOptions } from './suiteRun.ts';

/**
 * One record for each of `settings.clauses`; after the signal, those that have none say `interrupted`.
 * @throws what `onRecord` throws first, once the run has ended
 */
export async function runEngine(
  settings: RunSettings,
  signal: AbortSignal,
  onRecord?: (record: ClauseRecord) => void,
): Promise<ClauseRecord[]> {
  const known = new Map<string, ClauseRecord>();
  const thrown: unknown[] = [];
  const run = openRun(settings, ENGINE, (record) => {
    if (signal.aborted) return;
    known.set(record.id, record);
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
    // whichever comes first; the listener goes with the run
    await Promise.race([all, once(signal, 'abort', { signal: done.signal }).catch(() => undefined)]);
    done.abort();
  }
  if (signal.aborted) run.stop();
  await run.close();
  if (thrown.length > 0) throw thrown[0];
  return run.clauses.map((clause) => known.get(clause.id) ?? emptyRecord(clause, 'not-exercised', INTERRUPTED));
}

/**
 * The same for the command: in the contract's order, and an error that nobody caught is told, not the end of the process. See
 * `runSuites`, which starts a second slower and whose tests Allure's results are written from.
 */
export async function executeEngine(settings: RunSettings, options: ExecuteOptions): Promise<ClauseRecord[]> {
  const { signal = new AbortController().signal, onRecord, onError } = options;
  const uncaught = (error: unknown) =>
    onError?.(redactorFor(settings)(error instanceof Error ? error.message : String(error)));
  process.on('unhandledRejection', uncaught);
  try {
    const records = new Map((await runEngine(settings, signal, onRecord)).map((record) => [record.id, record]));
    const clauses = loadClauses(settings.revision).filter(({ id }) => records.has(id));
    return resolveKinds(clauses, settings.profile).flatMap(({ id, kind }) => {
      const record = records.get(id);
      return record === undefined ? [] : [{ ...record, kind }];
    });
  } finally {
    process.off('unhandledRejection', uncaught);
  }
}
